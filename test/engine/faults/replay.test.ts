import { type Test, test } from 'tap'
import { createExploFake, type ExploFakeOptions } from '../../../src/index.ts'
import { hearStderr } from '../../support/hear-stderr.ts'
import { startFake } from '../../support/helper.ts'

const path = '/api/create_user_group/'
const acme = { user_group_id: 'acme', name: 'Acme' }
const match = { operation: 'createUserGroup' } as const

test('the same seed makes the same requests fail, independent of other operations', async (t) => {
  const printed = hearStderr(t)
  const alone = await fates({ randomSeed: '1' })
  const between = await fates({ randomSeed: '1' }, ['/api/group_tags/', '/api/customers/'])
  const other = await fates({ randomSeed: '2' })

  t.strictSame(between, alone)
  t.notSame(other, alone)
  t.ok(alone.includes(200) && alone.includes(503))
  t.equal(printed().length, 3, 'each fake prints its replay token once')

  async function fates(options: ExploFakeOptions, paths: readonly string[] = []): Promise<number[]> {
    const { explo, call } = await startFake(t, options)
    await explo.faults.add({ match: {}, times: 'unlimited', rate: 0.3, then: 'unavailable' })
    const statuses = []
    for (let round = 0; round < 20; round++) {
      for (const list of paths) await call('GET', list)
      statuses.push((await call('POST', path, acme)).status)
    }
    return statuses
  }
})

test('each reset restarts the random sequence, so that a single test can be repeated', async (t) => {
  const printed = hearStderr(t)
  const { explo, post } = await startFake(t, { randomSeed: '1' })

  const sequences = []
  for (let run = 0; run < 2; run++) {
    await explo.faults.add({ match, times: 'unlimited', rate: 0.5, then: 'unavailable' })
    const statuses = []
    for (let round = 0; round < 10; round++) statuses.push((await post(path, acme)).status)
    sequences.push(statuses)
    await explo.reset()
  }

  t.strictSame(sequences[0], sequences[1])
  t.equal(printed().length, 1, 'a reset does not print the replay token again')
})

test('a random fault lists the seed that repeats it', async (t) => {
  const { explo } = await startFake(t, { randomSeed: 'run 17' })

  const chance = await explo.faults.add({ match, rate: 0.5, then: 'unavailable' })
  const certain = await explo.faults.add({ match, then: 'unavailable' })

  t.equal(chance.replay, 'seed-cnVuIDE3')
  t.equal(certain.replay, null)
})

test('a run with random faults prints a replay token, and EXPLO_FAKE_REPLAY repeats the run', async (t) => {
  const first = await run(t, 'a seed of today')
  const [line] = first.printed
  const [, token] =
    /^explo-fake: random faults are firing\. EXPLO_FAKE_REPLAY=(\S+) repeats them\.\n$/.exec(line as string) ?? []
  const replayed = await run(t, 'a seed of tomorrow', token)
  const another = await run(t, 'a seed of tomorrow')

  t.strictSame(first.printed.length, 1)
  t.strictSame(replayed, first)
  t.notSame(another.statuses, first.statuses)
})

test('a replay token that no run printed is refused', async (t) => {
  const hint = 'Give the token that a run printed; it begins with "seed-" or "explore-".'

  await t.rejects(createExploFake({ listen: false, replay: 'r17' }), {
    name: 'OptionError',
    problem: 'The option "replay" cannot be "r17".',
    hint,
  })
  await t.rejects(run(t, '', 'r17'), { name: 'OptionError', problem: 'EXPLO_FAKE_REPLAY cannot be "r17".', hint })
})

/** Some random faults, and what the fake prints on the way. */
async function run(t: Test, randomSeed: string, token = '') {
  process.env.EXPLO_FAKE_REPLAY = token
  const printed = hearStderr(t)
  try {
    const { explo, call } = await startFake(t, { randomSeed })
    await explo.faults.add({ match: {}, times: 'unlimited', rate: 0.5, then: 'unavailable' })
    const statuses = []
    for (let round = 0; round < 20; round++) statuses.push((await call('GET', '/api/group_tags/')).status)
    return { statuses, printed: printed().map(({ args: [line] }) => line) }
  } finally {
    printed.restore()
    delete process.env.EXPLO_FAKE_REPLAY
  }
}
