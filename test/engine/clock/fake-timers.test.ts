import { mock } from 'node:test'
import { type Test, test } from 'tap'
import { startFake } from '../../support/helper.ts'

const path = '/api/create_user_group/'
const acme = { user_group_id: 'acme', name: 'Acme' }
const operation = 'createUserGroup'

/** A fake in a process whose timers and time stand still from now on. */
async function startFrozen(t: Test) {
  const fake = await startFake(t)
  mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'setImmediate', 'Date'], now: 0 })
  t.teardown(() => mock.timers.reset())
  return fake
}

test('fake timers do not stop the timeouts of waitFor, verifyNever and gates', async (t) => {
  const { explo } = await startFrozen(t)

  await t.rejects(explo.requests.waitFor({ operation, timeoutMs: 1 }), { code: 'EXPLO_FAKE_WAIT_TIMEOUT' })
  await explo.verifyNever({ operation, withinMs: 1 })
  const gate = await explo.gate({ operation, at: 'received', timeoutMs: 1 })
  await t.rejects(gate.arrived, { code: 'EXPLO_FAKE_GATE_MISSED' })
})

test('fake timers stop neither answers nor the delays of faults', async (t) => {
  const { explo, post } = await startFrozen(t)
  await explo.faults.add({ match: { operation }, delay: 1, then: 'unavailable' })

  t.strictSame([(await post(path, acme)).status, (await post(path, acme)).status], [503, 200])
})

test('the clock of a world shows the real time under fake timers', async (t) => {
  const { explo } = await startFrozen(t)

  t.ok((await explo.clock.now()).getFullYear() >= 2026)
})
