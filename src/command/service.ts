import type { Tokens } from '../engine/contract/caller.ts'
import type { Given } from '../engine/contract/check.ts'
import { Scrubber } from '../engine/contract/scrubber.ts'
import { OptionError } from '../engine/input/tester-error.ts'
import { variableName } from '../engine/product.ts'
import { fakeAt } from '../engine/transport/listen.ts'
import type { Given as Flags } from './flags.ts'

/** A service that a command calls. */
export interface Service {
  /** Without a slash at its end. */
  readonly url: string
  readonly tokens: Tokens
  /** For everything that the command prints or writes. */
  readonly scrubber: Scrubber
  /** Whether to stay below the documented number of calls a minute. */
  readonly isPaced: boolean
  readonly given: Given
  readonly isIrreversibleAllowed: boolean
}

/** The command, in the words of its messages. */
interface Caller {
  /** @example 'The contract' */
  readonly name: string
  readonly addressFlag: 'upstream' | 'url'
  /** What will happen there. */
  readonly consequence: string
  readonly env: NodeJS.ProcessEnv
}

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/
/** A fake answers at once, but perhaps on a busy machine. */
const patienceMs = 5000
const tokenFlags = ['token', 'read-only-token', 'other-token'] as const

/**
 * @throws {OptionError} When the address or the API token is missing or cannot be used, or when the host is not the one
 * that the person has confirmed.
 */
export async function readService(given: Flags, { name, addressFlag, consequence, env }: Caller): Promise<Service> {
  if (env[variableName('probe')]) {
    const problem = `${name} cannot be part of a probe, which would repeat it many times at a real account.`
    throw new OptionError(problem, 'Leave it out of the program of the probe.')
  }
  const { token: writer, 'read-only-token': reader, 'other-token': other, 'customer-id': number } = given
  const address = given[addressFlag]
  if (address === undefined) {
    throw new OptionError(`${name} lacks the address of a service.`, `Give --${addressFlag} https://api.explo.co`)
  }
  if (writer === undefined && reader === undefined) {
    throw new OptionError(
      `${name} lacks an API token of the service.`,
      'Give --token, or --read-only-token to read alone; better in EXPLO_FAKE_TOKEN.',
    )
  }
  for (const flag of tokenFlags) checkToken(flag, given[flag])
  const { url, isLoopback } = confirmedUrl(address, given.confirm, consequence)
  const tokens = { writer, reader, other }
  return {
    url,
    tokens,
    scrubber: new Scrubber(tokens),
    // A tunnel to the real service has a loopback address, too.
    isPaced: !isLoopback || (await fakeAt(url, patienceMs)) === undefined,
    given: { customerNumber: number === undefined ? undefined : Number(number) },
    isIrreversibleAllowed: given.irreversible ?? false,
  }
}

/** Does not repeat the token. */
function checkToken(flag: (typeof tokenFlags)[number], token: string | undefined): void {
  if (token === undefined || /^[\x21-\x7e]+$/.test(token)) return
  throw new OptionError(
    `The API token of --${flag} has a character that no header can carry.`,
    'Give visible ASCII characters without spaces and line breaks.',
  )
}

/**
 * The address of a service that may be called, without a slash at its end.
 *
 * @param confirmed The host that the person has named, because calls to it may change something real.
 * @throws {OptionError} When it is not the host of the address, unless that is this machine.
 */
export function confirmedUrl(
  text: string,
  confirmed: string | undefined,
  consequence: string,
): { url: string; isLoopback: boolean } {
  const { protocol, host, hostname, pathname, search, hash, username, password } = addressOf(text)
  if (username !== '' || password !== '') {
    throw new OptionError('The address of the service has a user name or a password.', 'Leave it out.')
  }
  if (!/^https?:$/.test(protocol) || search !== '' || hash !== '') throw notAnAddress(text)

  const isLoopback = loopback.test(hostname)
  if (!isLoopback && protocol === 'http:') {
    throw new OptionError(`${text} would get the API token without encryption.`, `Give https://${host}`)
  }
  if (!isLoopback && confirmed !== host) {
    throw new OptionError(
      confirmed === undefined
        ? `${host} is not this machine. ${consequence}`
        : `"${confirmed}" is not the host of ${text}.`,
      `If you want that, add: --confirm ${host}`,
    )
  }
  return { url: `${protocol}//${host}${pathname.replace(/(?<!\/)\/+$/, '')}`, isLoopback }
}

function addressOf(text: string): URL {
  if (!URL.canParse(text)) throw notAnAddress(text)
  return new URL(text)
}

function notAnAddress(text: string): OptionError {
  return new OptionError(`"${text}" is not the address of a service.`, 'Give one like https://api.explo.co')
}
