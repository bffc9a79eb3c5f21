/** Whose API token a call is made with. `stranger` has one that does not exist, `nobody` has none. */
export type Caller = keyof Tokens | 'stranger' | 'nobody'

/** The API tokens of the account. */
export interface Tokens {
  /** Read-write. */
  readonly writer?: string | undefined
  /** Read-only, for the same part of the account. */
  readonly reader?: string | undefined
  /** Read-write, for another part of the account. `writer` cannot reach the records there. */
  readonly other?: string | undefined
}

/** The API token of a stranger. */
export const nobodysToken = 'f'.repeat(64)

/** How a request carries an API token. */
export interface Authorization {
  /** The header, in lower case. */
  readonly header: string
  /** Null when the request has none. */
  readonly read: (headers: Readonly<Record<string, string>>) => string | null
  /** The headers with another API token, in the scheme of the one before. */
  readonly write: (headers: Readonly<Record<string, string>>, token: string) => Readonly<Record<string, string>>
}
