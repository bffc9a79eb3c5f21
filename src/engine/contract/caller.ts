/** Which API token a call is made with. `stranger` has one that does not exist, `nobody` none. */
export type Caller = keyof Tokens | 'stranger' | 'nobody'

/** The API tokens of the account. */
export interface Tokens {
  /** Read-write. */
  readonly writer?: string | undefined
  /** Read-only, of the same part of the account. */
  readonly reader?: string | undefined
  /** Read-write, of another part of the account, whose records the first one cannot reach. */
  readonly other?: string | undefined
}

/** An API token that nobody has. */
export const nobodysToken = 'f'.repeat(64)

/** How a request carries an API token. */
export interface Authorization {
  /** The header, in lower case. */
  readonly header: string
  /** Null when the request has none. */
  readonly read: (headers: Readonly<Record<string, string>>) => string | null
  /** Headers with another API token. Those that have one keep its scheme. */
  readonly write: (headers: Readonly<Record<string, string>>, token: string) => Readonly<Record<string, string>>
}
