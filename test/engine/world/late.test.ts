import { test } from 'tap'
import { connectExploFake } from '../../../src/index.ts'
import { jsonHeaders, startFake } from '../../support/helper.ts'
import { openConnection, wireRequest } from '../../support/raw-connection.ts'

const create = (apiToken: string, id: string) =>
  wireRequest({
    headers: { 'explo-authorization': `Token ${apiToken}` },
    body: JSON.stringify({ user_group_id: id, name: id }),
  })

test('a request that is answered after a reset is listed as late, with the name of its test', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  await explo.reset({ test: 'creates a group' })
  const text = create(explo.apiToken, 'acme')
  const connection = openConnection(t, explo)
  connection.write(text.slice(0, -5))
  while ((await explo.requests.list()).length === 0) await new Promise(setImmediate)

  await explo.reset({ test: 'the next one' })
  connection.write(text.slice(-5))
  await connection.received

  const [late, ...others] = await explo.requests.late()
  t.match(late, { operation: 'createUserGroup', status: 200, world: 'default', epoch: 2, test: 'creates a group' })
  t.match(late?.changes, [{ before: null, after: { provided_id: 'acme' } }])
  t.strictSame([others, (await explo.inspect()).customers], [[], []])
  const remote = await connectExploFake(explo.url)
  t.strictSame(await remote.requests.late(), [late])
  await explo.reset()
  t.strictSame(await explo.requests.late(), [])
})

test('a request that outlives its world is listed by the default world, with the name of its world', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  const world = await explo.world({ name: 'signs up' })
  const text = create(world.apiToken, 'acme')
  const connection = openConnection(t, explo)
  connection.write(text.slice(0, -5))
  while ((await world.requests.list()).length === 0) await new Promise(setImmediate)

  await world.close()
  connection.write(text.slice(-5))
  await connection.received

  t.match(await explo.requests.late(), [{ world: world.id, test: 'signs up', epoch: 1 }])
  t.strictSame((await explo.inspect()).customers, [])
})

test('hundreds of resets during requests let no late write through', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  const world = await explo.world({ name: 'busy' })
  const lates: number[] = []
  const stored: number[] = []

  for (let round = 0; round < 200; round++) {
    const requests = ['a', 'b', 'c', 'd'].map((id) => ({
      ...openConnection(t, explo),
      text: create(world.apiToken, id),
    }))
    for (const { write, text } of requests) write(text.slice(0, -3))
    while ((await world.requests.list()).length < requests.length) await new Promise(setImmediate)

    await world.reset({ test: `round ${round}` })
    for (const { write, text } of requests) write(text.slice(-3))
    await Promise.all(requests.map(({ received }) => received))

    lates.push((await world.requests.late()).length)
    stored.push((await world.inspect()).customers?.length ?? 0)
  }

  t.strictSame([[...new Set(lates)], [...new Set(stored)]], [[4], [0]])
})

test('the newest of thousands of late requests are listed, and each is an event', async (t) => {
  const { explo, send } = await startFake(t)
  const gate = await explo.gate({ operation: 'createUserGroup', at: 'received', parties: 1001 })
  const outgoing = (index: number) => ({
    method: 'POST',
    headers: jsonHeaders(),
    body: JSON.stringify({ user_group_id: `group-${index}`, name: 'Late' }),
  })
  const replies = Array.from({ length: 1001 }, (_, index) =>
    explo.fetch('https://api.explo.co/api/create_user_group/', outgoing(index)),
  )
  await gate.arrived
  const events = explo.events()

  await explo.reset()
  await Promise.all(replies)

  const late = await explo.requests.late()
  t.strictSame([late.length, late.at(0)?.id, late.at(-1)?.id], [1000, 'r2', 'r1001'])
  t.match(await events.next(), { value: { type: 'reset' } })
  t.match(await events.next(), { value: { type: 'late', request: 'r1' } })
  await events.return?.()
  t.equal((await send('/api/create_user_group/', outgoing(0))).status, 200)
})
