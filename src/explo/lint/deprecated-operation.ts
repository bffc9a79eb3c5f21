import { grouped, type Rule } from '../../engine/lint/rule.ts'

export const deprecatedOperation: Rule = {
  says: 'An operation was called that Explo calls deprecated.',
  cure: 'Call its successor.',
  find: ({ entries }) =>
    grouped(entries, ({ operation, replacedBy }) =>
      replacedBy === null ? undefined : `${operation} ${replacedBy}`,
    ).map(([names, requests]) => {
      const [operation, successor] = names.split(' ')
      return { says: `${operation} is deprecated; its successor is ${successor}.`, requests }
    }),
}
