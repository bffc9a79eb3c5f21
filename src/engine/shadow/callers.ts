import type { AccountAccess } from '../contract/account.ts'
import { NotTried } from '../contract/check.ts'
import { nobodysToken, type Tokens } from '../contract/client.ts'
import type { World } from '../world/world.ts'
import type { Worlds } from '../world/worlds.ts'
import type { ClientCall } from './call.ts'
import type { Role, ShadowCaller } from './session.ts'

/** A call with an API token of the fake, and the world of that token. */
interface Arrival {
  readonly call: ClientCall
  readonly world: World
}

/** The flag of the command for the upstream's API token of each role. */
const flagOf: { readonly [One in Role]: string } = {
  writer: '--token',
  reader: '--read-only-token',
  other: '--other-token',
}

/** Finds out who calls by the API token of the fake, and which API token of the upstream stands for it. */
export class Callers {
  readonly #account: AccountAccess
  readonly #worlds: Worlds
  readonly #tokens: Tokens

  constructor(account: AccountAccess, worlds: Worlds, tokens: Tokens) {
    this.#account = account
    this.#worlds = worlds
    this.#tokens = tokens
  }

  /** Finds the world of a call. An API token of the upstream becomes the one of the fake that it stands for. */
  meet(call: ClientCall): Arrival {
    const token = this.#tokenOf(call)
    const own = this.#ownTokenFor(token)
    if (own !== undefined) return { call: this.#withToken(call, own), world: this.#worlds.default }

    const world = this.#worlds.list().find(({ tokens }) => tokens.some((one) => one.token === token))
    return { call, world: world ?? this.#worlds.default }
  }

  /** @throws {NotTried} When the upstream has no API token that can stand for the one of the call. */
  identify({ call, world }: Arrival): ShadowCaller {
    const token = this.#tokenOf(call)
    const own = this.#account.shadow.tokensOf(world).find((one) => one.token === token)
    if (own === undefined) return { as: token === null ? 'nobody' : 'stranger', scope: '' }

    const { role, scope, description } = own
    if (role === undefined) throw new NotTried(`no API token of the upstream can stand for the ${description}`)
    if (this.#tokens[role] !== undefined) return { as: role, scope }
    throw new NotTried(`no API token of the upstream was given for the ${description} (${flagOf[role]})`)
  }

  /** The call with the API token of the upstream. */
  authorize(call: ClientCall, { as }: ShadowCaller): ClientCall {
    if (as === 'nobody') return call
    return this.#withToken(call, as === 'stranger' ? nobodysToken : (this.#tokens[as] as string))
  }

  #ownTokenFor(token: string | null): string | undefined {
    const role = (Object.keys(this.#tokens) as Role[]).find((one) => this.#tokens[one] === token)
    return role && this.#account.shadow.tokensOf(this.#worlds.default).find((own) => own.role === role)?.token
  }

  #tokenOf({ headers }: ClientCall): string | null {
    return this.#account.authorization.read(headers)
  }

  #withToken(call: ClientCall, token: string): ClientCall {
    return { ...call, headers: this.#account.authorization.write(call.headers, token) }
  }
}
