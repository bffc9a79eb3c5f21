// Small types of the interface `Service` that other files need without the rest of it.

/** How a fact about the service is founded: on its documentation, on public code that uses it, or on a guess. */
export type Basis = 'documented' | 'seen' | 'assumed'

/** What an API token may do: `read-only` can only read, `read-write` can also create, change and delete. */
export type Permission = 'read-only' | 'read-write'

/** How many requests one client address may send in any time span of that length, on the world's clock. */
export interface RateLimit {
  readonly limit: number
  readonly windowMs: number
}

/** What the fake does where the documentation of the service is silent or contradicts itself. */
export interface Assumption {
  readonly says: string
  readonly basis: Basis
  /** The default first. A single option cannot be changed. */
  readonly options: readonly [string, ...string[]]
}

/** The options in force, by the name of the assumption. */
export type Assumptions = Readonly<Record<string, string>>

/** What a client sends to be known. It picks the world that answers. */
export interface ApiToken {
  readonly token: string
  readonly permission: Permission
  /** The only part of the records that it reaches; the service says what such a part is. */
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

/** Where the service is. */
export interface ServiceHosts {
  /** Of its API, the present one first. */
  readonly api: readonly [string, ...string[]]
  /** Every host that a test could harm or leak to. `*.example.com` is every name under it, too. */
  readonly all: readonly string[]
}

/** How the service speaks about the scopes of API tokens. */
export interface ScopeWords {
  /** The key in what testers see of tokens, requests and changes. */
  readonly key: string
  /** In sentences. */
  readonly called: string
  /** The key under which a scope lists its API tokens in a fixture. */
  readonly tokensKey: string
}

/** How a fake is reached. */
export interface FakeAddress {
  readonly url: string
  /** The file of a certificate that the fake made itself. */
  readonly caFile?: string | undefined
}
