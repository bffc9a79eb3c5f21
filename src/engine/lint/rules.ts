import { ambiguousRepeat } from '../../explo/lint/ambiguous-repeat.ts'
import { browserToken } from '../../explo/lint/browser-token.ts'
import { deprecatedOperation } from '../../explo/lint/deprecated-operation.ts'
import { earlyRetry } from '../../explo/lint/early-retry.ts'
import { repeatedGetOrCreate } from '../../explo/lint/repeated-get-or-create.ts'
import { retiredToken } from '../../explo/lint/retired-token.ts'
import { slashRedirect } from '../../explo/lint/slash-redirect.ts'
import { tokenInUrl } from '../../explo/lint/token-in-url.ts'
import { unknownFields } from '../../explo/lint/unknown-fields.ts'
import type { Rule } from './rule.ts'

/** Everything that {@link lint} looks for. The README's table is made from this list. */
export const lintRules = {
  earlyRetry,
  ambiguousRepeat,
  repeatedGetOrCreate,
  retiredToken,
  browserToken,
  tokenInUrl,
  slashRedirect,
  unknownFields,
  deprecatedOperation,
} satisfies Record<string, Rule>

export type LintRuleName = keyof typeof lintRules

export const lintRuleNames = Object.keys(lintRules) as readonly LintRuleName[]
