// Small types of the interface `Service` that other files need without the rest of it.

/** How well a fact about the service is known: from its documentation, from public code that uses it, or by a guess. */
export type Basis = 'documented' | 'seen' | 'assumed'

/** What an API token may do: `read-only` can only read, `read-write` can also create, change and delete. */
export type Permission = 'read-only' | 'read-write'

/** How many requests a client address may send within a time window, on the world's clock. */
export interface RateLimit {
  readonly limit: number
  readonly windowMs: number
}

/** What the fake does where the documentation of the service is silent or contradicts itself. */
export interface Assumption {
  readonly says: string
  readonly basis: Basis
  /** The first option is the default. A single option cannot be changed. */
  readonly options: readonly [string, ...string[]]
}

/** The options in force, by the name of the assumption. */
export type Assumptions = Readonly<Record<string, string>>

/** A token that a client sends with each request. It selects the world that answers. */
export interface ApiToken {
  readonly token: string
  readonly permission: Permission
  /** The part of the records that it reaches. The service says what such a part is. */
  readonly scope: string
}

/** An API token as testers see it, with its scope under the name that the service gives it. */
export type ApiTokenRecord = Pick<ApiToken, 'permission' | 'token'>

/** The environment variables that the application under test reads. */
export interface EnvironmentNames {
  /** @default 'EXPLO_API_URL' */
  readonly url?: string
  /** Ends the value of `url`, for an application whose base URL has a path. @default '' @example '/api' */
  readonly urlPath?: string
  /** @default 'EXPLO_API_TOKEN' */
  readonly apiToken?: string
  /** @default 'EXPLO_READ_ONLY_API_TOKEN' */
  readonly readOnlyToken?: string
}

/** The names that applications usually choose. */
export type UsualNames = Required<Omit<EnvironmentNames, 'urlPath'>>

/** The hosts of the service. */
export interface ServiceHosts {
  /** The hosts of its API, the current one first. */
  readonly api: readonly [string, ...string[]]
  /** Every host that a test must not reach. `*.example.com` also stands for all names under it. */
  readonly all: readonly string[]
}

/** What the service calls the scope of an API token. */
export interface ScopeWords {
  /** The key in tokens, requests and changes as testers see them. */
  readonly key: string
  /** The noun in messages. */
  readonly called: string
  /** The key under which a scope lists its API tokens in a fixture. */
  readonly tokensKey: string
}

/** The address of a fake. */
export interface FakeAddress {
  readonly url: string
  /** The file of a certificate that the fake made itself. */
  readonly caFile?: string | undefined
}
