import type { createExploFake } from '../../src/index.ts'

const calls: readonly (readonly [string, object])[] = [
  ['/api/create_user_group/', { user_group_id: 'acme', name: 'Acme' }],
  ['/api/create_customer/', { provided_id: 'globex', name: 'Globex' }],
  ['/api/generate_jwt/', { provided_id: 'acme', embed_id: 'vcjTgL2wdX' }],
  ['/api/get_customer/', { provided_id: 'initech' }],
  ['/api/create_user_group/', { user_group_id: 'acme', name: 'Acme' }],
]

/** Answers, state and journal of a fake with this random seed after some requests, in its default world and in two others. */
export async function transcript(create: typeof createExploFake, randomSeed: string): Promise<string> {
  const explo = await create({ listen: false, randomSeed, clock: '2026-01-31T12:00:00Z' })
  const lines: string[] = []
  const worlds = [explo, await explo.world({ name: 'one' }), await explo.fork('two')]
  for (const world of worlds) {
    lines.push(`${world.id} ${world.apiToken}`)
    for (const [path, body] of calls) {
      const headers = { 'content-type': 'application/json', 'explo-authorization': `Token ${world.apiToken}` }
      const reply = await explo.fetch(`http://explo${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
      lines.push(`${reply.status} ${JSON.stringify([...reply.headers])} ${await reply.text()}`)
    }
    lines.push(JSON.stringify(await world.inspect()), JSON.stringify(await world.requests.list()))
  }
  await explo.close()
  return JSON.stringify(lines).replaceAll('\\"', '"')
}
