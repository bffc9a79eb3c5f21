import type { ControlRoute } from './route.ts'

/** A reader reaches the API where it reached this document. */
export const openApi: ControlRoute = {
  method: 'GET',
  path: '/openapi.json',
  query: ['serverUrl'],
  answer: ({ world, query, request: { protocol, host } }) => world.openApi(query.serverUrl ?? `${protocol}://${host}`),
}
