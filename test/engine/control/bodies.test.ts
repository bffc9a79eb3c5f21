import { type Test, test } from 'tap'
import { membersOf as controlMembersOf } from '../../../src/engine/control/members/index.ts'
import { explo } from '../../../src/explo/index.ts'
import { startControl } from '../../support/start-control.ts'

const members = controlMembersOf(explo)

// The README shows the body of each route: these keep it true.

const documented = members.flatMap(({ method, path, body }) =>
  body === undefined ? [] : [{ method, path, body: body.example }],
)
const alternatives = ['from', 'atLeast', 'atMost']
/** A fixture has a schema of its own, which tells them all. */
const isFixture = (path: string) => path === '/seed'

/** A fake in which every documented body means something. */
async function start(t: Test) {
  const fake = await startControl(t, { randomSeed: 'bodies', fixtures: { customers: [{ provided_id: 'known' }] } })
  const { explo, post } = fake
  await explo.snapshot('signed up')
  const gate = await explo.gate({ operation: 'createUserGroup', at: 'received', parties: 2 })
  for (const id of ['one', 'two']) post('/api/create_user_group/', { user_group_id: id, name: id })
  await gate.arrived
  await post('/api/create_customer/', { provided_id: 'acme', name: 'Acme' })
  const { body } = await post('/api/generate_jwt/', { provided_id: 'acme', embed_id: 'abcdefghij' })
  const call = (method: string, path: string, sent: unknown) =>
    fake.control(method, path.replace(':id', 'g1').replace(':name', 'signed%20up'), { body: sent })
  return { explo, gate, call, jwt: body.jwt }
}

for (const { method, path, body } of documented) {
  test(`the body of ${method} ${path} in the README is accepted`, async (t) => {
    const { explo, gate, call, jwt } = await start(t)
    const entries = Object.entries(body as object).filter(([key]) => !alternatives.includes(key))
    const sent = Object.fromEntries(entries.map(([key, value]) => [key, key === 'jwt' ? jwt : value]))

    const reply = await call(method, path, sent)

    t.ok((reply.status as number) < 300, JSON.stringify(reply.body))
    if (!path.endsWith('/release') && (await explo.gates()).length > 0) await gate.release()
  })

  if (isFixture(path)) continue
  test(`the body of ${method} ${path} in the README has all possible fields`, async (t) => {
    const { gate, call } = await start(t)

    const reply = await call(method, path, { qqqqqqqqqqqqqqqqqqqqqqqq: 1 })

    await gate.release()
    const { hint } = (reply.body as { error: { hint: string } }).error
    t.equal(hint, `Known are: ${Object.keys(body as object).join(', ')}.`)
  })
}

test('the README shows the body of every route that accepts one', async (t) => {
  const without = members.filter(({ method, body }) => /POST|PUT/.test(method) && body === undefined)

  t.strictSame(without, [])
})
