import { test } from 'tap'
import { type ProbeReport, probeFlaws, probeMarkdown, probeTable } from '../../../src/engine/probe/report.ts'

const baseline = { runs: 2, exitCode: 0, seconds: 1.5, operations: ['createThing', 'listThings'] }
const clean: ProbeReport = {
  baseline,
  assumptions: [{ assumption: 'errorBody', option: 'drf', verdict: 'green' }],
  mutants: [],
}
const flawed: ProbeReport = {
  baseline,
  assumptions: [
    { assumption: 'errorBody', option: 'drf', verdict: 'red' },
    { assumption: 'errorBody', option: 'html', verdict: 'red' },
  ],
  mutants: [
    { mutant: 'createThing.name.null', operation: 'createThing', says: '`name` is null.', verdict: 'survived' },
  ],
}

test('a report without findings has no table', async (t) => {
  t.equal(
    probeTable(clean),
    'Without changes: 2 green runs of up to 1.5 s. They called: createThing, listThings.\n' +
      'Assumptions: 1 green, 0 red, 0 untouched.\n',
  )
  t.equal(
    probeMarkdown(clean),
    '### explo-fake probe\n\n' +
      '- Without changes: 2 green runs of up to 1.5 s. They called: createThing, listThings.\n' +
      '- Assumptions: 1 green, 0 red, 0 untouched.\n',
  )
})

test('an assumption can be allowed with all options or with one', async (t) => {
  t.strictSame(probeFlaws(flawed, ['errorBody=drf']).red, flawed.assumptions.slice(1))
  t.strictSame(probeFlaws(flawed, ['errorBody', 'createThing.name.null']), { red: [], survived: [] })
})

test('a table shows which findings are allowed', async (t) => {
  const [first, second, third] = probeTable(flawed, ['errorBody=html']).split('\n')

  t.equal(first, 'red           errorBody=drf          The suite depends on this guess.')
  t.equal(second, 'red, allowed  errorBody=html         The suite depends on this guess.')
  t.equal(third, 'survived      createThing.name.null  `name` is null.')
})
