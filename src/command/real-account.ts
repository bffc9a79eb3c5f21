import type { RunOptions } from '../engine/contract/account.ts'
import { realTime } from '../engine/contract/client.ts'
import { Scrubber } from '../engine/contract/scrubber.ts'
import { OptionError } from '../engine/input/tester-error.ts'
import { variableName } from '../engine/product.ts'
import { fakeAt } from '../engine/transport/listen.ts'
import { account } from '../explo/account.ts'
import type { Given } from './flags.ts'

/** What a run needs to call a real account. */
export type RealAccount = Omit<RunOptions, 'say'>

/** A command that calls a real account, for its messages. */
interface Caller {
  /** @example 'The contract' */
  readonly name: string
  readonly addressFlag: 'upstream' | 'url'
  /** What the command does to the records of that account. */
  readonly consequence: string
  readonly env: NodeJS.ProcessEnv
}

/** Calls a real account. Removes its secrets from every error. @throws {OptionError} See {@link readAccount}. */
export async function withAccount(
  given: Given,
  caller: Caller,
  use: (account: RealAccount) => Promise<void>,
): Promise<void> {
  const realAccount = await readAccount(given, caller)
  await use(realAccount).catch((error) => Promise.reject(realAccount.scrubber.scrubError(error)))
}

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/
/** How long to wait for the answer of a fake on a busy machine. */
const patienceMs = 5000
const tokenFlags = ['token', 'read-only-token', 'other-token'] as const

/**
 * @throws {OptionError} When the address or the API token is missing or cannot be used, when the user has not confirmed the
 * host, or in a probe.
 */
export async function readAccount(given: Given, { name, addressFlag, consequence, env }: Caller): Promise<RealAccount> {
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
      'Give --token, or --read-only-token to change nothing there; better in EXPLO_FAKE_TOKEN.',
    )
  }
  for (const flag of tokenFlags) checkToken(flag, given[flag])
  const { url, isLoopback } = confirmedUrl(address, given.confirm, consequence)
  const tokens = { writer, reader, other }
  return {
    account,
    url,
    tokens,
    scrubber: new Scrubber([writer, reader, other]),
    fetch,
    time: realTime,
    // A tunnel to the real service has a loopback address, too.
    isPaced: !isLoopback || (await fakeAt(url, patienceMs)) === undefined,
    given: { customerNumber: number === undefined ? undefined : Number(number) },
    isIrreversibleAllowed: given.irreversible ?? false,
  }
}

/**
 * The exit code of a run: the worst of its findings decides.
 *
 * @param findings For each difference, whether it contradicts the documentation.
 * @param isIncomplete Whether the run was stopped, or left records in the account.
 */
export function exitCodeOf(findings: readonly boolean[], isIncomplete: boolean): 0 | 6 | 7 | 8 {
  if (findings.includes(true)) return 7
  if (findings.length > 0) return 6
  return isIncomplete ? 8 : 0
}

/** The message does not repeat the token. @throws {OptionError} */
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
 * @param confirmed The host that the user has named with `--confirm`, because calls to it change a real account.
 * @throws {OptionError} When it is not the host of the address, unless that host is this machine.
 */
export function confirmedUrl(
  text: string,
  confirmed: string | undefined,
  consequence: string,
): { url: string; isLoopback: boolean } {
  if (!URL.canParse(text)) throw notAnAddress(text)
  const { protocol, host, hostname, pathname, search, hash, username, password } = new URL(text)
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
        ? `${host} is not this machine, so it may be a real account. ${consequence}`
        : `"${confirmed}" is not the host of ${text}.`,
      `If you want that, add: --confirm ${host}`,
    )
  }
  return { url: `${protocol}//${host}${pathname.replace(/(?<!\/)\/+$/, '')}`, isLoopback }
}

function notAnAddress(text: string): OptionError {
  return new OptionError(`"${text}" is not the address of a service.`, 'Give one like https://api.explo.co')
}
