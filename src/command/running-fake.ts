import { setTimeout } from 'node:timers/promises'
import { readDuration } from '../engine/clock/read-time.ts'
import { addressOf, type VersionReport } from '../engine/handle/environment.ts'
import { FakeError, OptionError } from '../engine/input/tester-error.ts'
import { askInsecurely, isUntrusted, withOtherScheme } from '../engine/remote/network-failure.ts'
import type { ApiToken, FakeAddress } from '../engine/terms.ts'
import { urlHost } from '../engine/transport/listen.ts'
import { flags, type Given } from './flags.ts'
import { usualPort } from './options.ts'
import type { Terminal } from './terminal.ts'

const pauseMs = 50
/** The time limit of one attempt: a proxy that starts before the fake may accept a connection and never answer. */
const patienceMs = 2000

/** Waits until a fake is ready, and says so. */
export async function wait(given: Given, operands: readonly string[], { stdout }: Terminal): Promise<void> {
  const fake = new RunningFake(given, operands)
  await fake.untilReady(given.timeout)
  stdout.write(`${fake.url} is ready\n`)
}

/** A fake of another process, which may still be starting. */
export class RunningFake {
  readonly url: string
  readonly #adminToken: string | undefined

  /** @throws {OptionError} When the operand is no URL. */
  constructor(given: Given, [url]: readonly string[]) {
    this.url = url === undefined ? usualUrl(given) : checkedUrl(url)
    this.#adminToken = given['admin-token']
  }

  /**
   * @throws {FakeError} When it is not ready in time.
   * @throws {OptionError} When the URL should begin with HTTPS, or with HTTP.
   */
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
        await this.#refuseOtherScheme(error as { code?: string })
      }
      await setTimeout(pauseMs, undefined, { signal: deadline }).catch(() => {})
    }
    throw new FakeError(
      'NO_ANSWER',
      `No fake was ready at ${this.url} within ${timeout}: ${last}.`,
      'Start one with "explo-fake", name the URL of one that runs, or wait longer with --timeout.',
    )
  }

  /** The API tokens of its default world, in the order of the fixture. @throws {FakeError} When it refuses. */
  async apiTokens() {
    const { status, body } = await this.#getState()
    if (status === 200) {
      const { visibility_groups: groups }: { visibility_groups: { api_tokens: ApiToken[] }[] } = JSON.parse(body)
      return groups.flatMap(({ api_tokens: tokens }) => tokens)
    }
    const { message, hint } = JSON.parse(body).error
    throw new FakeError('REFUSED', message, `${hint} The command sends the one of --admin-token.`)
  }

  /**
   * Its URL, and the file of its certificate if it has made one.
   *
   * @param warn Called when this machine does not have that file.
   */
  async address(warn: (sentences: string) => void): Promise<FakeAddress> {
    if (!this.url.startsWith('https:')) return { url: this.url }
    const { body } = await this.#get('/__admin/version', AbortSignal.timeout(patienceMs))
    const version: VersionReport = JSON.parse(body)
    const address = addressOf(this.url, version)
    if (address.caFile !== version.caFile) warn(missingCertificate(this.url, version.caFile as string))
    return address
  }

  async #refuseOtherScheme({ code }: { code?: string }): Promise<void> {
    const other = await withOtherScheme(this.url, code)
    if (other === undefined) return
    const cure = `Give that URL, or ${other.startsWith('https:') ? 'add' : 'leave out'} --tls.`
    throw new OptionError(`There is no fake at ${this.url}, but one at ${other}.`, cure)
  }

  /** Asks for something public, so it accepts any certificate. */
  #get(path: string, signal: AbortSignal): ReturnType<typeof askInsecurely> {
    return askInsecurely(this.url + path, AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]))
  }

  /** Sends the admin token. @throws {FakeError} When the certificate of the fake is not trusted. */
  async #getState(): ReturnType<typeof askInsecurely> {
    try {
      return await askInsecurely(`${this.url}/__admin/state`, AbortSignal.timeout(patienceMs), this.#adminToken)
    } catch (error) {
      if (!isUntrusted(error)) throw error
      throw new FakeError(
        'UNTRUSTED',
        `The certificate of ${this.url} is not trusted: ${(error as Error).message}. The admin token was not sent.`,
        'Set NODE_EXTRA_CA_CERTS to the file that the fake prints when it starts.',
      )
    }
  }
}

/** The URL of the fake that the command starts with the same flags. */
function usualUrl({ port = usualPort, host = '127.0.0.1', tls, 'tls-cert': cert }: Given): string {
  return `${tls || cert ? 'https' : 'http'}://${urlHost(host)}:${port}`
}

function checkedUrl(text: string): string {
  if (/^https?:\/\/[^/]/.test(text) && URL.canParse(text)) return text.replace(/(?<!\/)\/+$/, '')
  throw new OptionError(`The URL of a fake cannot be "${text}".`, 'Give one like http://127.0.0.1:4747.')
}

function missingCertificate(url: string, caFile: string): string {
  return (
    `NODE_EXTRA_CA_CERTS is left out: the certificate of the fake at ${url} is in ${caFile} on its own machine or container.\n` +
    'Copy that file here and set the variable yourself, or start the fake with --tls-cert and --tls-key.'
  )
}
