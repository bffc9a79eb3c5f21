import type { RequestFilter } from '../world/journal/request-filter.ts'
import type { ControlRoute } from './route.ts'

interface Query {
  readonly operation?: string
  readonly status?: string
  readonly limit?: string
}

export const requests: ControlRoute = (control) => {
  const config = { query: ['operation', 'status', 'limit'] }
  control.get<{ Querystring: Query }>('/requests', { config }, async ({ world, query }) => {
    const { operation, status, limit } = query
    const filter = { operation, status: toNumber(status), limit: toNumber(limit) }
    return { requests: await world.requests.list(filter as RequestFilter), dropped: await world.requests.dropped() }
  })

  control.delete('/requests', async ({ world }, reply) => {
    await world.requests.clear()
    return reply.code(204).send()
  })
}

/** What is no number stays text, so that the complaint about it can show it. */
function toNumber(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : text
}
