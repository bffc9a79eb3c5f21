import type { AssumptionName, Assumptions } from '../assumptions.ts'
import { blueprintExamples } from './blueprints/examples.ts'
import { customerExamples } from './customers/examples.ts'
import { endUserExamples } from './end-users/examples.ts'
import { groupTagExamples } from './group-tags/examples.ts'
import { partnerExamples } from './partners/examples.ts'
import { resourceExamples } from './resources/examples.ts'
import { userGroupExamples } from './user-groups/examples.ts'

type Json = Readonly<Record<string, unknown>>

/** A request and its answer, as a document of Explo shows them. */
export interface DocumentedExample {
  /** Which one it is among those of its operation. */
  readonly title: string
  readonly source: string
  /** What had to be mended, where the document's JSON is broken, cut off or contradicts its own prose. */
  readonly repaired?: string
  /** Where it is sent, unless to the path of its operation. */
  readonly path?: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Json
  readonly reply: Json
  /** The decisions under which the fake answers in this revision. */
  readonly under?: Partial<Assumptions>
  /** Where the fake's answer is another one, by JSON pointer, and the assumption that says why. */
  readonly differs?: Readonly<Record<string, AssumptionName>>
}

/** By the name of the operation. */
export type DocumentedExamples = Readonly<Record<string, readonly DocumentedExample[]>>

/** Every request and answer that Explo's documentation shows, in all of its revisions that differ. */
export const examples: DocumentedExamples = {
  ...customerExamples,
  ...blueprintExamples,
  ...resourceExamples,
  ...partnerExamples,
  ...groupTagExamples,
  ...endUserExamples,
  ...userGroupExamples,
}

/** What documents write for a token. */
export const tokenPlaceholders: readonly string[] = [
  '<customer_token_to_auth_dashboard>',
  '<user_group_token_to_auth_dashboard>',
  '<example_jwt>',
]
