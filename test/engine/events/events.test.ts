import { test } from 'tap'
import type { EventOptions, WorldEvent } from '../../../src/index.ts'
import { apiToken, overBothHandles, startFake } from '../../support/helper.ts'

const path = '/api/get_customer/'

async function collect(events: AsyncIterable<WorldEvent>): Promise<WorldEvent[]> {
  const collected: WorldEvent[] = []
  for await (const event of events) collected.push(event)
  return collected
}

overBothHandles(
  'a listener receives every later request and reset, until the world ends',
  async (t, { explo, post, stop }) => {
    await post(path, { provided_id: 'nobody' })
    const events = explo.events()
    await post(`${path}?key=${apiToken}`, { provided_id: 'nobody' })
    await explo.reset()
    await post('/api/nothing/', {})
    await stop()

    t.strictSame(await collect(events), [
      {
        id: 1,
        type: 'request',
        request: 'r2',
        operation: 'getCustomer',
        method: 'POST',
        path: `${path}?key=…oken`,
        status: 404,
        reason: '404: there is no customer "nobody" in visibility group Production',
      },
      { id: 2, type: 'reset', epoch: 2 },
      {
        id: 3,
        type: 'request',
        request: 'r1',
        operation: null,
        method: 'POST',
        path: '/api/nothing/',
        status: 404,
        reason: '404: Explo has no path /api/nothing/',
      },
    ])
  },
)

overBothHandles(
  'faults and moves of the clock are also events',
  { clock: '2026-01-31T12:00:00Z' },
  async (t, { explo, post, stop }) => {
    const events = explo.events()
    const { id } = await explo.faults.add({ match: { operation: 'getCustomer' }, then: 'server-error' })
    await post(path, { provided_id: 'nobody' })
    await explo.clock.advance('1h')
    await explo.clock.set('2026-02-01T00:00:00Z')
    await explo.clock.resume()
    await stop()

    t.match(await collect(events), [
      { id: 1, type: 'fault', request: 'r1', faults: [id] },
      { id: 2, type: 'request', request: 'r1', status: 500, reason: `500: fault ${id} fired` },
      { id: 3, type: 'clock', now: '2026-01-31T13:00:00.000Z', mode: 'frozen' },
      { id: 4, type: 'clock', now: '2026-02-01T00:00:00.000Z', mode: 'frozen' },
      { id: 5, type: 'clock', mode: 'running' },
    ])
  },
)

overBothHandles(
  'a waiting listener receives the next event, and leaving the loop ends listening',
  async (t, { explo, post }) => {
    const events = explo.events()
    const first = events.next()
    const alsoFirst = explo.events().next()

    await post(path, { provided_id: 'nobody' })

    t.match(await first, { done: false, value: { id: 1 } })
    t.match(await alsoFirst, { done: false, value: { id: 1 } })
    const ending = events.next()
    t.strictSame(await events.return?.(), { done: true, value: undefined })
    t.strictSame(await ending, { done: true, value: undefined })
    t.strictSame(await events.next(), { done: true, value: undefined })
  },
)

test('a listener that resumes receives the missed events, and the number of lost ones', async (t) => {
  const { explo, post } = await startFake(t)
  const events = explo.events()
  await post(path, { provided_id: 'nobody' })
  await events.next()
  await events.return?.()
  for (let times = 0; times < 3; times++) await post(path, { provided_id: 'nobody' })

  const missed = explo.events({ after: 1 })
  t.match([await missed.next(), await missed.next()], [{ value: { id: 2 } }, { value: { id: 3 } }])
  for (let times = 0; times < 2200; times++) await explo.reset()
  const { value: lost } = await missed.next()
  const { value: next } = await missed.next()
  t.match(lost, { type: 'lost', count: lost.id - 3 })
  t.match(next, { type: 'reset', id: lost.id + 1 })

  await missed.return?.()
  for (let times = 0; times < 1002; times++) await explo.reset()
  const late = explo.events({ after: next.id })
  const { value: all } = await late.next()
  t.match(all, { type: 'lost', count: all.id - next.id })
  const fresh = explo.events({ after: 1_000_000 })
  await explo.reset()
  t.match(await late.next(), { value: { type: 'reset', id: all.id + 1 } })
  t.match(await fresh.next(), { value: { type: 'reset', id: all.id + 1 } })
})

test('a listener that left twice counts once', async (t) => {
  const { explo } = await startFake(t)
  const gone = explo.events()
  for (let times = 0; times < 2; times++) await gone.return?.()
  const events = explo.events()

  for (let times = 0; times < 1001; times++) await explo.reset()

  t.match(await events.next(), { value: { type: 'reset', id: 1 } })
})

test('only the events since the last listener left count against the number that is kept', async (t) => {
  const { explo } = await startFake(t)
  for (let turn = 0; turn < 2; turn++) {
    await explo.events().return?.()
    for (let times = 0; times < 600; times++) await explo.reset()
  }

  t.match(await explo.events({ after: 0 }).next(), { value: { type: 'reset', id: 1 } })
})

overBothHandles('an unknown option of events is refused', async (t, { explo }) => {
  t.throws(() => explo.events({ since: 1 } as EventOptions), {
    message: `Events have no option "since".
Known are: after.`,
  })
  t.throws(() => explo.events({ after: -1 }), {
    message: `"after" cannot be -1.
Give the id of an event, a whole number.`,
  })
})
