import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import type { ApiToken } from '../domain/team.ts'
import { urlHost } from '../listen.ts'
import { readDuration } from '../world/clock/moments.ts'
import { ExploFakeError, OptionError } from '../world/tester-error.ts'
import { flags, type Given } from './flags.ts'
import { usualPort } from './options.ts'

const pauseMs = 50
/** For one attempt: who accepts and never answers may be a proxy that starts before the fake. */
const patienceMs = 2000

/** A fake of another process, which may still be starting. */
export class RunningFake {
  readonly url: string
  readonly #adminToken: string | undefined

  /** @throws {OptionError} When the operand is no URL. */
  constructor(given: Given, [url]: readonly string[]) {
    this.url = url === undefined ? usualUrl(given) : checkedUrl(url)
    this.#adminToken = given['admin-token']
  }

  /** @throws {ExploFakeError} When it is not ready in time. */
  async untilReady(timeout: string = flags.timeout.default): Promise<void> {
    const deadline = AbortSignal.timeout(readDuration(timeout, 'The flag "--timeout"'))
    let last = 'nothing answered'
    while (!deadline.aborted) {
      try {
        const { status } = await this.#get('/__admin/ready', deadline)
        if (status === 200) return
        last = `it answered ${status}`
      } catch (error) {
        if (!deadline.aborted) last = (error as Error).message
      }
      await setTimeout(pauseMs, undefined, { signal: deadline }).catch(() => {})
    }
    throw new ExploFakeError(
      'EXPLO_FAKE_NO_ANSWER',
      `No fake was ready at ${this.url} within ${timeout}: ${last}.`,
      'Start one with "explo-fake", name the URL of one that runs, or wait longer with --timeout.',
    )
  }

  /** Every API token of its default world, in the order of the fixture. @throws {ExploFakeError} When it refuses. */
  async apiTokens() {
    const { status, body } = await this.#get('/__admin/state', AbortSignal.timeout(patienceMs))
    if (status === 200) {
      const { visibility_groups: groups }: { visibility_groups: { api_tokens: ApiToken[] }[] } = JSON.parse(body)
      return groups.flatMap(({ api_tokens: tokens }) => tokens)
    }
    const { message, hint } = JSON.parse(body).error
    throw new ExploFakeError('EXPLO_FAKE_REFUSED', message, `${hint} The command sends the one of --admin-token.`)
  }

  /** Whatever certificate it has: nothing goes there but what is its own. */
  async #get(path: string, signal: AbortSignal): Promise<{ status: number | undefined; body: string }> {
    const url = new URL(this.url + path)
    const { get } = url.protocol === 'https:' ? await import('node:https') : await import('node:http')
    const request = get(url, {
      headers: this.#adminToken === undefined ? {} : { authorization: `Bearer ${this.#adminToken}` },
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
      rejectUnauthorized: false,
    })
    const [reply]: IncomingMessage[] = await once(request, 'response')
    return { status: reply?.statusCode, body: await text(reply as IncomingMessage) }
  }
}

/** Where the command starts a fake when it is given the same flags. */
function usualUrl({ port = usualPort, host = '127.0.0.1', tls, 'tls-cert': cert }: Given): string {
  return `${tls || cert ? 'https' : 'http'}://${urlHost(host)}:${port}`
}

function checkedUrl(text: string): string {
  if (/^https?:\/\/[^/]/.test(text) && URL.canParse(text)) return text.replace(/\/+$/, '')
  throw new OptionError(`The URL of a fake cannot be "${text}".`, 'Give one like http://127.0.0.1:4747.')
}
