import { test } from 'tap'
import { Clock } from '../../../src/engine/clock/clock.ts'

const start = Date.parse('2026-01-01T00:00:00Z')
const second = 1000

/** Sleeps through the given times, one after the other, and notes when it woke. */
function sleeper(clock: Clock, woken: string[], name: string, ...naps: readonly number[]) {
  const strand = clock.strand()
  const work = (async () => {
    for (const nap of naps) {
      await strand.sleep(nap)
      woken.push(`${name} at ${(clock.now() - start) / second} s`)
    }
    strand.end()
  })()
  return { strand, work }
}

test('who sleeps on a frozen clock wakes when it is moved there, each at its moment and in order', async (t) => {
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

test('moving the clock takes until the work that it woke has settled', async (t) => {
  const clock = new Clock(start)
  const done: string[] = []
  const strand = clock.strand()
  strand.sleep(second).then(async () => {
    await new Promise(setImmediate)
    done.push('work')
    strand.end()
  })

  await clock.advance(second)

  t.strictSame(done, ['work'])
})

test('nobody waits for work that something else than the clock holds up', async (t) => {
  const clock = new Clock(start)
  const strand = clock.strand()
  strand.sleep(second).then(() => strand.rest())

  await t.resolves(clock.advance(second))
  strand.rest()
  strand.end()
})

test('work that was given up never wakes', async (t) => {
  const clock = new Clock(start)
  const woken: string[] = []
  const { strand } = sleeper(clock, woken, 'given up', second)

  strand.end()
  await clock.advance(second)

  t.strictSame(woken, [])
})

test('a released clock lets everybody go at once', async (t) => {
  const clock = new Clock(start)
  const woken: string[] = []
  const { work } = sleeper(clock, woken, 'released', second)

  clock.release()
  await work

  t.strictSame(woken, ['released at 0 s'])
})

test('a running clock wakes by itself, also after it was moved and resumed', async (t) => {
  const clock = new Clock()
  const woken: string[] = []
  const soon = sleeper(clock, woken, 'soon', 5)
  await soon.work
  const far = sleeper(clock, woken, 'far', 3600 * second)
  const { strand } = sleeper(clock, woken, 'never', 2 ** 33)
  await clock.advance(3600 * second - 5)
  await far.work
  strand.end()

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

test('a clock can go back, which wakes nobody', async (t) => {
  const clock = new Clock(start)
  const woken: string[] = []
  sleeper(clock, woken, 'soon', second)

  await clock.set(start - second)

  t.strictSame([woken, clock.now()], [[], start - second])
})

test('a copy shows the same time and goes its own way', async (t) => {
  const clock = new Clock(start)
  const copy = clock.copy()
  await clock.advance(second)

  t.strictSame([copy.now(), copy.mode], [start, 'frozen'])
})

test('a clock is moved also when that of the system is set back at the same moment', async (t) => {
  let now = start
  t.intercept(Date, 'now', { value: () => now-- })
  const clock = new Clock(undefined)
  const woken: string[] = []
  const { work } = sleeper(clock, woken, 'anyone', second)
  const moved = clock.advance(2 * second)
  t.intercept(Date, 'now', { value: () => now })

  await moved
  await work

  t.equal(woken.length, 1)
})
