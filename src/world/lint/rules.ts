import type { Rule } from './rule.ts'
import { ambiguousRepeat } from './rules/ambiguous-repeat.ts'
import { browserToken } from './rules/browser-token.ts'
import { deprecatedOperation } from './rules/deprecated-operation.ts'
import { earlyRetry } from './rules/early-retry.ts'
import { repeatedGetOrCreate } from './rules/repeated-get-or-create.ts'
import { retiredToken } from './rules/retired-token.ts'
import { slashRedirect } from './rules/slash-redirect.ts'
import { tokenInUrl } from './rules/token-in-url.ts'
import { unknownFields } from './rules/unknown-fields.ts'

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
