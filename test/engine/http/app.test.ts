import { test } from 'tap'
import { buildApp } from '../../../src/engine/http/app.ts'
import type { Worlds } from '../../../src/engine/world/worlds.ts'

const schema = { type: 'object' }
const wanted = { request: { body: schema }, answer: { response: { 200: schema } } }

for (const [part, schemas] of Object.entries(wanted)) {
  test(`a route that has Fastify compile a schema of its ${part} stops the start, which it would slow down`, async (t) => {
    // No request comes as far as a world.
    const worlds = { settings: {}, end() {} } as unknown as Worlds
    const app = buildApp({ worlds, logger: false } as Parameters<typeof buildApp>[0])
    app.post('/route', { schema: schemas }, async () => ({}))

    await t.rejects(async () => app.ready(), { message: 'A route of Fastify has a schema.' })
  })
}
