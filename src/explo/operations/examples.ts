import { blueprintExamples } from './blueprints/examples.ts'
import { customerExamples } from './customers/examples.ts'
import type { DocumentedExamples } from './documented-example.ts'
import { endUserExamples } from './end-users/examples.ts'
import { groupTagExamples } from './group-tags/examples.ts'
import { partnerExamples } from './partners/examples.ts'
import { resourceExamples } from './resources/examples.ts'
import { userGroupExamples } from './user-groups/examples.ts'

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
