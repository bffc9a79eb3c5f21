import type { RequestFilter } from '../journal/request-filter.ts'
import type { WaitExpectation } from '../verify/expectation.ts'
import type { ControlRoute } from './route.ts'

export const listRequests: ControlRoute = {
  method: 'GET',
  path: '/requests',
  query: ['operation', 'status', 'where', 'limit'],
  answer: async ({ world, query: { operation, status, where, limit } }) => {
    const filter = { operation, status: toNumber(status), where: toJson(where), limit: toNumber(limit) }
    return { requests: await world.requests.list(filter as RequestFilter), dropped: await world.requests.dropped() }
  },
}

export const getRequest: ControlRoute = {
  method: 'GET',
  path: '/requests/:id',
  answer: ({ world, parameters: { id } }) => world.requests.get(id as string),
}

export const clearRequests: ControlRoute = {
  method: 'DELETE',
  path: '/requests',
  answer: async ({ world, reply }) => {
    await world.requests.clear()
    return reply.code(204).send()
  },
}

export const waitForRequests: ControlRoute = {
  method: 'POST',
  path: '/requests/wait',
  body: { operation: 'createCustomer', status: 200, where: { name: 'Acme' }, count: 1, timeoutMs: 5000 },
  answer: async ({ world, body }) => ({ requests: await world.requests.waitFor(body as WaitExpectation) }),
}

/** What is no number stays text, so that the complaint about it can show it. */
function toNumber(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : text
}

/** What is no JSON stays text, likewise. */
function toJson(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
