import { test } from 'tap'
import { Clock } from '../../../src/engine/clock/clock.ts'
import { latestInstant } from '../../../src/engine/clock/read-time.ts'

const start = Date.parse('2026-01-01T00:00:00Z')
const second = 1000

/** Sleeps through the given times, one after the other, and notes when it woke. */
function sleeper(clock: Clock, woken: string[], name: string, ...naps: readonly number[]) {
  const waiter = clock.waiter()
  const work = (async () => {
    for (const nap of naps) {
      await waiter.sleep(nap)
      woken.push(`${name} at ${(clock.now() - start) / second} s`)
    }
    waiter.end()
  })()
  return { waiter, work }
}

test('moving a frozen clock wakes all sleepers in order, each at its own time', async (t) => {
  const clock = new Clock(start)
  const woken: string[] = []
  sleeper(clock, woken, 'late', 5 * second)
  sleeper(clock, woken, 'twice', 2 * second, 2 * second)
  sleeper(clock, woken, 'soon', 1 * second)

  await clock.advance(4 * second)
  t.strictSame(woken, ['soon at 1 s', 'twice at 2 s', 'twice at 4 s'])

  await clock.set(start + 10 * second)
  t.equal(woken.at(-1), 'late at 5 s')
  t.equal(clock.now(), start + 10 * second)
})

test('moving the clock waits until the work that it woke has settled', async (t) => {
  const clock = new Clock(start)
  const done: string[] = []
  const waiter = clock.waiter()
  waiter.sleep(second).then(async () => {
    await new Promise(setImmediate)
    done.push('work')
    waiter.end()
  })

  await clock.advance(second)

  t.strictSame(done, ['work'])
})

test('moving the clock does not wait for work that rests', async (t) => {
  const clock = new Clock(start)
  const waiter = clock.waiter()
  waiter.sleep(second).then(() => waiter.rest())

  await t.resolves(clock.advance(second))
  waiter.rest()
  waiter.end()
})

test('work that has ended never wakes', async (t) => {
  const clock = new Clock(start)
  const woken: string[] = []
  const { waiter } = sleeper(clock, woken, 'given up', second)

  waiter.end()
  await clock.advance(second)

  t.strictSame(woken, [])
})

test('a released clock wakes all sleepers at once', async (t) => {
  const clock = new Clock(start)
  const woken: string[] = []
  const { work } = sleeper(clock, woken, 'released', second)

  clock.release()
  await work

  t.strictSame(woken, ['released at 0 s'])
})

test('a running clock wakes sleepers by itself, also after it was moved and resumed', async (t) => {
  const clock = new Clock()
  const woken: string[] = []
  const soon = sleeper(clock, woken, 'soon', 5)
  await soon.work
  const far = sleeper(clock, woken, 'far', 3600 * second)
  const { waiter } = sleeper(clock, woken, 'never', 2 ** 33)
  await clock.advance(3600 * second - 5)
  await far.work
  waiter.end()

  clock.freeze()
  const frozenAt = clock.now()
  const later = sleeper(clock, woken, 'later', 5)
  t.equal(clock.mode, 'frozen')
  t.equal(clock.now(), frozenAt)
  clock.resume()
  await later.work

  t.equal(clock.mode, 'running')
  t.equal(woken.length, 3)
})

test('moving a clock back wakes no sleeper', async (t) => {
  const clock = new Clock(start)
  const woken: string[] = []
  sleeper(clock, woken, 'soon', second)

  await clock.set(start - second)

  t.strictSame([woken, clock.now()], [[], start - second])
})

test('a copy has the same time, and moves independently', async (t) => {
  const clock = new Clock(start)
  const copy = clock.copy()
  await clock.advance(second)

  t.strictSame([copy.now(), copy.mode], [start, 'frozen'])
})

test('concurrent moves of the clock add up', async (t) => {
  const clock = new Clock(start)
  const woken: string[] = []
  sleeper(clock, woken, 'once', second)
  sleeper(clock, woken, 'twice', 2 * second, 2 * second)

  await Promise.all([clock.advance(3 * second), clock.advance(3 * second)])

  t.equal(clock.now(), start + 6 * second)
  t.strictSame(woken, ['once at 1 s', 'twice at 2 s', 'twice at 4 s'])
})

test('a clock that cannot be moved that far keeps its time', async (t) => {
  const clock = new Clock(Date.parse('9999-12-31T00:00:00Z'))

  await t.rejects(clock.advance(48 * 3600 * second), {
    name: 'OptionError',
    problem: 'The clock cannot be advanced by 172800000 ms from 9999-12-31T00:00:00.000Z.',
    hint: 'It can go up to 9999-12-31T23:59:59.999Z. A reset sets it back.',
  })
  await clock.advance(second)

  t.equal(clock.now(), Date.parse('9999-12-31T00:00:01Z'))
})

test('a copy of a running clock has its time', async (t) => {
  const clock = new Clock()
  await clock.advance(3600 * second)

  const copy = clock.copy()

  t.equal(copy.mode, 'running')
  t.ok(Math.abs(copy.now() - clock.now()) < second)
})

test('a clock can be advanced up to the latest instant', async (t) => {
  const clock = new Clock(latestInstant - second)

  await clock.advance(second)

  t.equal(clock.now(), latestInstant)
})
