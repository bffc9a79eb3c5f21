import { randomBytes } from 'node:crypto'
import { bodyFor, headers, path } from './documented-example.mjs'

const text = { type: 'string' }
const schema = {
  body: {
    type: 'object',
    required: ['user_group_id', 'name'],
    properties: {
      user_group_id: text,
      name: text,
      mapping: { type: 'object', additionalProperties: text },
      is_demo_group: { type: 'boolean' },
      properties: { type: 'object', additionalProperties: true },
    },
  },
  response: {
    200: {
      type: 'object',
      properties: {
        success: { type: 'integer' },
        new_user_group: { type: 'boolean' },
        user_group: {
          type: 'object',
          properties: {
            team_id: { type: 'integer' },
            token: text,
            name: text,
            provided_id: text,
            is_demo_group: { type: 'boolean' },
            properties: { type: ['object', 'null'], additionalProperties: true },
          },
        },
      },
    },
  },
}

/** The stub that a user would write instead: one route with a schema, and a Map. */
export async function open({ listen }) {
  const { default: Fastify } = await import('fastify')
  const app = Fastify()
  const groups = new Map()
  app.post(path, { schema }, async ({ body }) => {
    const known = groups.get(body.user_group_id)
    const group = known ?? {
      team_id: 3,
      token: randomBytes(32).toString('hex'),
      name: body.name,
      provided_id: body.user_group_id,
      is_demo_group: body.is_demo_group ?? false,
      properties: body.properties ?? null,
    }
    groups.set(body.user_group_id, group)
    return { success: 1, new_user_group: known === undefined, user_group: group }
  })
  const url = listen ? await app.listen({ host: '127.0.0.1', port: 0 }) : null
  await app.ready()
  return {
    url,
    async getOrCreate(id) {
      const reply = await app.inject({ method: 'POST', url: path, headers, payload: bodyFor(id) })
      return reply.json()
    },
    close: () => app.close(),
  }
}
