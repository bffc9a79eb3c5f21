import { grouped, type Rule } from '../../engine/lint/rule.ts'

export const slashRedirect: Rule = {
  says: 'A path lacked its trailing slash; a redirect repairs that for a GET only.',
  cure: 'End the path with a slash, as it is documented.',
  find: ({ entries, redactor }) =>
    grouped(entries, ({ status, target }) => (status === 301 ? target.split('?')[0] : undefined)).map(
      ([path, requests]) => ({ says: `${redactor.text(path)} was called without its trailing slash.`, requests }),
    ),
}
