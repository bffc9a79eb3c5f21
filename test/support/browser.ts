import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import type { Test } from 'tap'
import { bareEnvironment } from './bare-environment.ts'
import { lacks } from './installed-package.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome']
const missing = await Promise.all(names.map((name) => lacks(name)))
const program = names[missing.indexOf(false)]

/** Why browser tests cannot run on this machine, or false. */
export const lacksBrowser = program === undefined && `no browser is installed: ${names.join(', ')}`

const msToBecomeTrue = 20_000

interface Message {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly result?: Result
  readonly error?: { readonly message: string }
}

type Result = Readonly<Record<string, unknown>>
type Send = (method: string, params?: object) => Promise<Result>
type Listen = (listener: (message: Message) => void) => void

/** A task in one of the browser's threads, as its tracing reports it. */
interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** In microseconds. */
  readonly dur: number
  /** Processor time in microseconds. Chromium leaves it out for a few tasks. */
  readonly tdur?: number
  readonly args: { readonly name?: string }
}

/** A page in a headless browser. */
export class Page {
  readonly #send: Send
  readonly #onEvent: Listen
  /** Exceptions and errors that the browser has logged. A page that works has none. */
  readonly complaints: readonly string[]

  constructor(send: Send, onEvent: Listen, complaints: readonly string[]) {
    this.#send = send
    this.#onEvent = onEvent
    this.complaints = complaints
  }

  /** Evaluates an expression in the page, and awaits its value. */
  async evaluate(expression: string): Promise<unknown> {
    const options = { expression, awaitPromise: true, returnByValue: true, userGesture: true }
    const { result, exceptionDetails } = (await this.#send('Runtime.evaluate', options)) as {
      result: { value: unknown }
      exceptionDetails?: { text: string; exception?: { description?: string } }
    }
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  /** Evaluates an expression in the page until its value is truthy, and returns that value. */
  async until(expression: string): Promise<unknown> {
    return this.evaluate(`new Promise((resolve, reject) => {
      const end = Date.now() + ${msToBecomeTrue}
      const look = () => {
        const value = ${expression}
        if (value) resolve(value)
        else if (Date.now() > end) reject(new Error(${JSON.stringify(`This never became true: ${expression}`)} + ' in:\\n' + document.body.innerText))
        else setTimeout(look, 20)
      }
      look()
    })`)
  }

  /** Waits until the page shows the text. */
  async untilShown(text: string): Promise<void> {
    await this.until(`document.body.innerText.includes(${JSON.stringify(text)})`)
  }

  async click(selector: string): Promise<void> {
    await this.until(`document.querySelector(${JSON.stringify(selector)})`)
    await this.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`)
  }

  /** Presses a key. The focused element receives it. */
  async press(key: string): Promise<void> {
    const virtual = { Enter: 13, ' ': 32, ArrowRight: 39, End: 35, Escape: 27, Tab: 9 }[key]
    const text = key === 'Enter' ? '\r' : key === ' ' ? ' ' : undefined
    const event = { key, code: key === ' ' ? 'Space' : key, windowsVirtualKeyCode: virtual }
    await this.#send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, ...(text && { text }) })
    await this.#send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
  }

  async type(text: string): Promise<void> {
    await this.#send('Input.insertText', { text })
  }

  async resize(width: number, height: number): Promise<void> {
    await this.#send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false })
  }

  async prefer(scheme: 'dark' | 'light'): Promise<void> {
    await this.#send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] })
  }

  /**
   * Runs `work`, and returns the processor time of the page's longest task meanwhile, in milliseconds. Processor time does
   * not include the time that other programs take.
   */
  async longestTask(work: () => Promise<unknown>): Promise<number> {
    const events: TraceEvent[] = []
    const complete = new Promise<void>((resolve) => {
      this.#onEvent(({ method, params }) => {
        if (method === 'Tracing.dataCollected') events.push(...(params as { value: TraceEvent[] }).value)
        if (method === 'Tracing.tracingComplete') resolve()
      })
    })
    await this.#send('Tracing.start', { traceConfig: { includedCategories: ['toplevel', 'devtools.timeline'] } })
    await work()
    await this.#send('Tracing.end')
    await complete
    const isMain = ({ name, args }: TraceEvent) => name === 'thread_name' && args.name === 'CrRendererMain'
    const threads = new Set(events.filter(isMain).map(({ pid, tid }) => `${pid} ${tid}`))
    const tasks = events.filter(
      ({ name, ph, pid, tid }) => /RunTask$/.test(name) && ph === 'X' && threads.has(`${pid} ${tid}`),
    )
    return Math.max(...tasks.map(({ dur, tdur = dur }) => tdur / 1000))
  }

  /** A screenshot as PNG. */
  async screenshot(): Promise<Buffer> {
    const { data } = await this.#send('Page.captureScreenshot')
    return Buffer.from(String(data), 'base64')
  }
}

/** Opens a page in a new browser, which ends with the test. The DevTools protocol goes over pipes, so it needs no port. */
export async function openPage(t: Pick<Test, 'teardown'>, url: string): Promise<Page> {
  const profile = await mkdtemp(join(tmpdir(), 'explo-fake-browser-'))
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run']
  const browser = spawn(program as string, [...flags, '--remote-debugging-pipe', `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    env: { ...bareEnvironment, HOME: profile },
  })
  t.teardown(async () => {
    const gone = once(browser, 'exit')
    browser.kill('SIGKILL')
    await gone
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  })

  const complaints: string[] = []
  const listeners: ((message: Message) => unknown)[] = [(message) => complaints.push(...complaintsIn(message))]
  const send = connection(browser.stdio[3] as Writable, browser.stdio[4] as Readable, (message) => {
    for (const listener of listeners) listener(message)
  })
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true })
  const ofPage: Send = (method, params) => send(method, params, sessionId as string)
  const page = new Page(ofPage, (listener) => listeners.push(listener), complaints)
  await Promise.all([ofPage('Runtime.enable'), ofPage('Log.enable'), ofPage('Page.enable')])
  await ofPage('Page.navigate', { url })
  await page.until(`document.readyState === 'complete' && location.href !== 'about:blank'`)
  return page
}

/** Speaks the DevTools protocol over pipes. Each message is JSON, followed by a zero byte. */
function connection(input: Writable, output: Readable, onEvent: (message: Message) => void) {
  const waiting = new Map<number, (message: Message) => void>()
  let rest = ''
  output.setEncoding('utf8').on('data', (part: string) => {
    const texts = (rest + part).split('\0')
    rest = texts.pop() as string
    for (const text of texts) {
      const message: Message = JSON.parse(text)
      if (message.id === undefined) onEvent(message)
      else waiting.get(message.id)?.(message)
    }
  })

  let last = 0
  return async (method: string, params: object = {}, sessionId?: string): Promise<Result> => {
    const id = ++last
    const answered = new Promise<Message>((resolve) => waiting.set(id, resolve))
    input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    const { result, error } = await answered
    if (result) return result
    throw new Error(`${method}: ${error?.message}`)
  }
}

function complaintsIn({ method, params }: Message): string[] {
  const { entry, exceptionDetails } = (params ?? {}) as Record<string, Record<string, unknown> | undefined>
  if (method === 'Runtime.exceptionThrown') return [JSON.stringify(exceptionDetails)]
  // The page itself reports failed requests.
  if (method === 'Log.entryAdded' && entry?.level === 'error' && entry.source !== 'network') return [String(entry.text)]
  return []
}
