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
