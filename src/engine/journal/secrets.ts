/** Secrets that a journal must not show, whatever they look like. */
export interface SecretSource {
  /** Whether the text is a token, or was one. */
  knowsToken(text: string): boolean
  /** The few secrets that no lookup finds, because they are not {@link isPlainSecret} or not tokens. */
  listSecrets(): Iterable<string>
}

/** Eight or more letters, digits, `_` and `-`: a redactor finds such a secret as a word of a text. */
export function isPlainSecret(secret: string): boolean {
  return /^\w[\w-]{6,}\w$/.test(secret)
}
