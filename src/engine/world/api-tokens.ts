import { OptionError } from '../input/tester-error.ts'
import type { ApiToken, Permission } from '../terms.ts'

/** @throws {OptionError} When there is none: a fixture need not have one. */
export function firstToken(tokens: readonly ApiToken[], permission: Permission): string {
  const found = tokens.find((token) => token.permission === permission)
  if (found) return found.token

  throw new OptionError(
    `No visibility group has a ${permission} API token.`,
    'Add one to "api_tokens" of a visibility group in the fixture.',
  )
}
