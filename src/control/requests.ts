import { readQuery } from './query.ts'
import type { ControlRoute } from './route.ts'

export const requests: ControlRoute = (control) => {
  control.get('/requests', async ({ world, query }) => {
    const { operation, status, limit } = readQuery(query, ['operation', 'status', 'limit'])
    const filter = { operation, status: toNumber(status), limit: toNumber(limit) }
    return { requests: await world.requests.list(filter), dropped: await world.requests.dropped() }
  })

  control.delete('/requests', async ({ world }, reply) => {
    await world.requests.clear()
    return reply.code(204).send()
  })
}

function toNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}
