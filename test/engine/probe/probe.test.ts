import fc from 'fast-check'
import { test } from 'tap'
import { isProbe, type Probe, probeText, readProbe, type Variation } from '../../../src/engine/probe/probe.ts'

const name = fc.stringMatching(/^\w+$/)
const variation = fc.oneof<fc.Arbitrary<Variation>[]>(
  fc.constant({ kind: 'none' }),
  fc.record({ kind: fc.constant('assumption'), name, option: fc.stringMatching(/^[\w /-]+$/) }),
  fc.record({ kind: fc.constant('mutant'), name: fc.stringMatching(/^[\w.]+$/) }),
)
const probe = fc.record<Probe>({ variation, folder: fc.option(fc.string({ minLength: 1 }), { nil: undefined }) })

test('a probe is the same after it was written as text and read again', async () => {
  fc.assert(
    fc.property(probe, (given) => {
      const text = probeText(given)
      return isProbe(text) && JSON.stringify(readProbe(text, 'It')) === JSON.stringify(given)
    }),
  )
})

test('a text that is not a probe is refused with the expected form', async (t) => {
  t.throws(() => readProbe('errorBody=drf', 'The option "probe"'), {
    name: 'OptionError',
    problem: 'The option "probe" cannot be "errorBody=drf".',
    hint: 'Give "assumption:<name>=<option>" or "mutant:<name>", as the command "probe" lists them.',
  })
})
