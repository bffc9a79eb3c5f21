import { grouped, type Rule } from '../../engine/lint/rule.ts'

export const browserToken: Rule = {
  says: 'An API token was sent from a web page, where everybody can read it.',
  cure: 'Call Explo from your server, and give the page only a JWT or the token of its customer.',
  find: ({ entries }) =>
    grouped(entries, ({ headers }) => (headers['explo-authorization'] === undefined ? undefined : headers.origin)).map(
      ([origin, requests]) => ({ says: `A page of ${origin} sent an API token.`, requests }),
    ),
}
