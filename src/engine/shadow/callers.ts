import { readCredentials } from '../../explo/credentials.ts'
import { flagOf, type Role, rolesOf } from '../../explo/shadow/roles.ts'
import type { Caller, Tokens } from '../contract/client.ts'
import { NotTried } from '../contract/not-tried.ts'
import type { World } from '../world/world.ts'
import type { Worlds } from '../world/worlds.ts'
import type { ClientCall } from './call.ts'

/** Who calls: one of the API tokens of a world, or somebody unknown. */
export interface ShadowCaller {
  readonly as: Caller
  /** Empty of somebody unknown. */
  readonly group: string
}

/** A call that has come, with the API token of the fake where it had one of the upstream. */
interface Arrival {
  readonly call: ClientCall
  readonly world: World
}

const header = 'explo-authorization'
/** An API token that nobody has. */
const nobodysToken = 'f'.repeat(64)

/** Knows who calls by an API token of the fake, and which one of the upstream stands for it. */
export class Callers {
  readonly #worlds: Worlds
  readonly #tokens: Tokens

  constructor(worlds: Worlds, tokens: Tokens) {
    this.#worlds = worlds
    this.#tokens = tokens
  }

  /** An application may also send the API tokens of the upstream itself. */
  async meet(call: ClientCall): Promise<Arrival> {
    const own = this.#ownTokenFor(tokenOf(call))
    if (own !== undefined) return { call: withToken(call, own), world: this.#worlds.default }

    const token = tokenOf(call)
    const world =
      this.#worlds.list().find(({ tokens }) => tokens.some((one) => one.token === token)) ?? this.#worlds.default
    return { call, world }
  }

  /** @throws {NotTried} When the upstream has nobody who could stand for that one. */
  identify({ call, world: { tokens } }: Arrival): ShadowCaller {
    const token = tokenOf(call)
    const own = tokens.find((one) => one.token === token)
    if (own === undefined) return { as: token === null ? 'nobody' : 'stranger', group: '' }

    const { permission, visibilityGroup: group } = own
    const role = rolesOf(tokens).get(own.token)
    if (role === undefined) {
      throw new NotTried(`no API token of the upstream can stand for the ${permission} one of ${group}`)
    }
    if (this.#tokens[role] !== undefined) return { as: role, group }
    throw new NotTried(`no API token of the upstream was given for the ${permission} one of ${group} (${flagOf[role]})`)
  }

  /** The call with the API token of the upstream. */
  authorize(call: ClientCall, { as }: ShadowCaller): ClientCall {
    if (as === 'nobody') return call
    return withToken(call, as === 'stranger' ? nobodysToken : (this.#tokens[as] as string))
  }

  #ownTokenFor(token: string | null): string | undefined {
    if (token === null) return undefined
    const role = (Object.keys(this.#tokens) as Role[]).find((one) => this.#tokens[one] === token)
    return [...rolesOf(this.#worlds.default.tokens)].find(([, one]) => one === role)?.[0]
  }
}

function tokenOf({ headers }: ClientCall): string | null {
  return readCredentials(headers).token
}

function withToken(call: ClientCall, token: string): ClientCall {
  const [scheme = ''] = String(call.headers[header]).trim().split(' ', 1)
  return { ...call, headers: { ...call.headers, [header]: `${scheme} ${token}` } }
}
