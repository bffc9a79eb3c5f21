import { performance } from 'node:perf_hooks'
import { type ProbeParts, runProbe } from '../../src/engine/probe/run-probe.ts'
import { explo } from '../../src/explo/index.ts'
import { createExploFake, type ExploFake, type ExploFakeOptions } from '../../src/index.ts'
import { hearStderr } from './hear-stderr.ts'

type Test = Parameters<typeof hearStderr>[0] & { testdir(): string }

/** Probes a suite that is a function. Each run gets a new fake in this process. */
export async function probeInProcess(
  t: Test,
  suite: (explo: ExploFake) => Promise<unknown>,
  { options = {}, ...parts }: Partial<ProbeParts> & { readonly options?: ExploFakeOptions } = {},
) {
  hearStderr(t)
  const report = await runProbe({
    service: explo,
    folder: t.testdir(),
    only: ['assumptions', 'mutants'],
    isStopped: () => false,
    onRun: () => {},
    async run(probe) {
      const began = performance.now()
      const fake = await createExploFake({ listen: false, ...options, probe })
      const exitCode = await suite(fake).then(
        () => 0,
        () => 1,
      )
      await fake.close()
      return { exitCode, seconds: (performance.now() - began) / 1000 }
    },
    ...parts,
  })
  if (report === undefined) throw new Error('The probe was stopped.')
  return {
    report,
    red: [...new Set(report.assumptions.filter(({ verdict }) => verdict === 'red').map((one) => one.assumption))],
    survived: report.mutants.filter(({ verdict }) => verdict === 'survived').map(({ mutant }) => mutant),
  }
}
