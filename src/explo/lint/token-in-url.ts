import { grouped, type Rule } from '../../engine/lint/rule.ts'

export const tokenInUrl: Rule = {
  says: 'A token stood in a URL, which proxies and servers write into their logs.',
  cure: 'Send an API token in the header Explo-Authorization, and a customer token in the body.',
  find: ({ entries, redactor }) =>
    grouped(entries, ({ target }) => (redactor.hasSecret(target) ? redactor.text(target) : undefined)).map(
      ([target, requests]) => ({ says: `A token stood in the URL ${target}.`, requests }),
    ),
}
