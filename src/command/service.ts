import type { Tokens } from '../engine/contract/client.ts'
import { confirmedUrl } from '../engine/contract/confirm.ts'
import { OptionError } from '../engine/input/tester-error.ts'
import type { Given } from './flags.ts'

/** What a command is told about a service that it shall call. */
interface Service {
  /** Without a slash at its end. */
  readonly url: string
  readonly isLoopback: boolean
  readonly tokens: Tokens
  readonly customerNumber: number | undefined
  readonly isIrreversibleAllowed: boolean
}

/** Who calls it, in the messages. */
interface Caller {
  /** @example 'The contract' */
  readonly name: string
  readonly addressFlag: 'upstream' | 'url'
  /** What will happen there. */
  readonly consequence: string
}

/** @throws {OptionError} When address or API token are missing, or the host is not the one that the person has named. */
export function readService(given: Given, { name, addressFlag, consequence }: Caller): Service {
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
  return {
    ...confirmedUrl(address, given.confirm, consequence),
    tokens: { writer, reader, other },
    customerNumber: number === undefined ? undefined : Number(number),
    isIrreversibleAllowed: given.irreversible ?? false,
  }
}
