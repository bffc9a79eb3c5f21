import { grouped, type Rule } from '../../engine/lint/rule.ts'

export const retiredToken: Rule = {
  says: 'A customer token was used that had been rotated or whose customer had been deleted.',
  cure: 'Store the token of the answer to a refresh or a create, in the place of the old one.',
  find: ({ entries }) =>
    grouped(entries, (entry) => (entry.refusal === 'retiredToken' ? (entry.operation as string) : undefined)).map(
      ([operation, requests]) => ({ says: `${operation} was sent with a token that is no more.`, requests }),
    ),
}
