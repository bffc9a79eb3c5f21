import type { RequestFilter } from '../world/journal/request-filter.ts'
import type { ControlRoute } from './route.ts'

export const listRequests: ControlRoute = {
  method: 'GET',
  path: '/requests',
  query: ['operation', 'status', 'limit'],
  answer: async ({ world, query: { operation, status, limit } }) => {
    const filter = { operation, status: toNumber(status), limit: toNumber(limit) }
    return { requests: await world.requests.list(filter as RequestFilter), dropped: await world.requests.dropped() }
  },
}

export const clearRequests: ControlRoute = {
  method: 'DELETE',
  path: '/requests',
  answer: async ({ world, reply }) => {
    await world.requests.clear()
    return reply.code(204).send()
  },
}

/** What is no number stays text, so that the complaint about it can show it. */
function toNumber(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : text
}
