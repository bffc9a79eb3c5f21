import { type Test, test } from 'tap'
import { type ProbeParts, runProbe } from '../../../src/engine/probe/run-probe.ts'
import { explo } from '../../../src/explo/index.ts'
import { createExploFake, type ExploFakeOptions } from '../../../src/index.ts'
import { hearStderr } from '../../support/hear-stderr.ts'

/** A suite that gets the same path from one fake for each of these options. It is never red. */
function getting(path: string, ...all: readonly ExploFakeOptions[]) {
  return async (probe: string) => {
    for (const options of all) {
      await using fake = await createExploFake({ listen: false, ...options, probe })
      const headers = { 'explo-authorization': 'Token explo-test-token' }
      await fake.fetch(`https://api.explo.co${path}`, { headers, redirect: 'manual' })
    }
    return { exitCode: 0, seconds: 3 }
  }
}

function probe(t: Test, run: ProbeParts['run'], parts: Partial<ProbeParts> = {}) {
  hearStderr(t)
  const rest = { folder: t.testdir(), isStopped: () => false, onRun: () => {} }
  return runProbe({ service: explo, only: ['assumptions'], run, ...rest, ...parts })
}

test('a suite has no time limit without a variation, and ten times its own time with one', async (t) => {
  const limits: (number | undefined)[] = []
  const suite = getting('/api/group_tags', {})

  await probe(t, (text, limit) => suite(text).finally(() => limits.push(limit)))

  t.strictSame(limits, [undefined, undefined, 30, 30])
})

test('a fast suite has at least twenty seconds with a variation', async (t) => {
  const limits: (number | undefined)[] = []
  const suite = getting('/api/group_tags', {})

  await probe(t, async (text, limit) => {
    limits.push(limit)
    return { ...(await suite(text)), seconds: 0.1 }
  })

  t.strictSame(limits.slice(2), [20, 20])
})

test('each option of an assumption is tried when two fakes of a suite choose it differently', async (t) => {
  const report = await probe(t, getting('/api/group_tags', {}, { assumptions: { trailingSlash: 'accept' } }))

  t.strictSame(
    report?.assumptions
      .filter(({ verdict }) => verdict === 'green')
      .map(({ assumption, option }) => [assumption, option]),
    ['redirect', 'reject', 'accept'].map((option) => ['trailingSlash', option]),
  )
})

test('a mutant that no request of the suite reached is untouched', async (t) => {
  const report = await probe(t, getting('/api/group_tags/', {}), { only: ['mutants'] })

  t.strictSame(
    report?.mutants
      .filter(({ operation }) => operation === 'listGroupTags')
      .map(({ mutant, verdict }) => [mutant, verdict]),
    [
      ['listGroupTags.group_tags.null', 'survived'],
      ['listGroupTags.group_tags.empty', 'untouched'],
      ['listGroupTags.name.other', 'untouched'],
    ],
  )
})

test('a recorded error body is not varied', async (t) => {
  const errorBody = { plain: { error: '{detail}' }, fields: { errors: { '{field}': '{sentences}' } } }
  const report = await probe(t, getting('/api/no_such_path/', { assumptions: { errorBody } }))

  t.strictSame(
    report?.assumptions.filter(({ assumption, verdict }) => assumption === 'errorBody' || verdict !== 'untouched'),
    [],
  )
})

test('a probe that is stopped before the first variation has no report', async (t) => {
  const suite = getting('/api/group_tags', {})
  const isStopped = [false, true]

  t.equal(await probe(t, suite, { isStopped: () => true }), undefined)
  t.equal(await probe(t, suite, { isStopped: () => isStopped.shift() ?? true }), undefined)
})

test('a suite that a signal ends in the run without changes is refused', async (t) => {
  await t.rejects(
    probe(t, async () => ({ exitCode: null, seconds: 1 })),
    { code: 'EXPLO_FAKE_BASELINE', problem: 'Without changes, the program ended by a signal.' },
  )
})
