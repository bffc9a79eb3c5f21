import { setTimeout } from 'node:timers/promises'
import { test } from 'tap'
import { LocalGate } from '../../../src/engine/gates/local-gate.ts'
import type { Journal } from '../../../src/engine/journal/journal.ts'

const rule = { operation: 'createCustomer', at: 'received', parties: 1, timeoutMs: 20 } as const
const journal = { describe: () => [] } as unknown as Journal
type Held = Parameters<LocalGate['hold']>[0]
const request = { entry: { id: 'r1' }, wait: (released) => released, stopped: async () => {} } as Held

test('a gate holds a request longer than it would have waited for it', async (t) => {
  const gate = new LocalGate('g1', rule, journal)
  const held = gate.hold(request)

  await setTimeout(2 * rule.timeoutMs)

  t.match(gate.describe(), { status: 'arrived', requests: ['r1'] })
  await gate.release()
  await held
})

test('the end of the world changes neither a released gate nor one that no request reached', async (t) => {
  const [released, missed] = [new LocalGate('g1', rule, journal), new LocalGate('g2', rule, journal)]
  const held = released.hold(request)
  await released.release()
  await t.rejects(missed.arrived, { code: 'EXPLO_FAKE_GATE_MISSED' })

  for (const gate of [released, missed]) gate.end()

  await held
  await t.resolves(released.release())
  await t.rejects(missed.release(), { code: 'EXPLO_FAKE_GATE_MISSED' })
})
