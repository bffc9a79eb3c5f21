import { test } from 'tap'
import { runSuite } from '../../support/planted/run-suite.mjs'
import { dependentSuites, independentSuites, plantedFixture } from '../../support/planted/suites.ts'
import { probeInProcess } from '../../support/probe-in-process.ts'

// In this process, because each suite runs several times. `npm run soak` plays the same suites in processes of their own.

const only = ['assumptions'] as const
const options = { fixtures: plantedFixture }

for (const [assumption, suites] of Object.entries(dependentSuites)) {
  for (const { name, steps } of suites) {
    test(`the probe finds that a suite about ${name} depends only on ${assumption}`, async (t) => {
      const { red } = await probeInProcess(t, (explo) => runSuite({ steps }, sendTo(explo)), { only, options })

      t.strictSame(red, [assumption])
    })
  }
}

for (const { name, steps } of independentSuites) {
  test(`the probe finds no dependency of a suite about ${name}`, async (t) => {
    const { red, report } = await probeInProcess(t, (explo) => runSuite({ steps }, sendTo(explo)), { only, options })

    t.strictSame(red, [])
    t.ok(report.assumptions.length > 0)
  })
}

test('thirty suites cover every assumption with options, and ten suites depend on none', async (t) => {
  t.ok(Object.values(dependentSuites).flat().length >= 30)
  t.equal(independentSuites.length, 10)
})

function sendTo({ fetch }: { readonly fetch: typeof globalThis.fetch }): Parameters<typeof runSuite>[1] {
  return (path, request) => fetch(`https://api.explo.co${path}`, { ...request, redirect: 'manual' })
}
