import type { Rule } from '../../engine/lint/rule.ts'
import { ambiguousRepeat } from './ambiguous-repeat.ts'
import { browserToken } from './browser-token.ts'
import { deprecatedOperation } from './deprecated-operation.ts'
import { earlyRetry } from './early-retry.ts'
import { repeatedGetOrCreate } from './repeated-get-or-create.ts'
import { retiredToken } from './retired-token.ts'
import { slashRedirect } from './slash-redirect.ts'
import { tokenInUrl } from './token-in-url.ts'
import { unknownFields } from './unknown-fields.ts'

/** What a client of Explo had better not do. The reference lists the rules in this order. */
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
