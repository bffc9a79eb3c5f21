import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { test } from 'tap'
import { createExploFake } from '../../../src/index.ts'
import { bareEnvironment } from '../../support/bare-environment.ts'
import { transcript } from '../../support/transcript.ts'

const program = new URL('../../support/transcript.ts', import.meta.url)
const built = new URL('../../../dist/index.js', import.meta.url)

test('the same seed and requests give the same answers, in one process and in others', async (t) => {
  const here = [await transcript(createExploFake, 'seed'), await transcript(createExploFake, 'seed')]
  const elsewhere = await Promise.all([inAnotherProcess('seed'), inAnotherProcess('seed')])

  t.strictSame(new Set([...here, ...elsewhere]).size, 1)
  t.match(here[0], /"token":"[0-9a-f]{64}"/)
})

test('another random seed gives other tokens', async (t) => {
  t.not(await transcript(createExploFake, 'seed'), await transcript(createExploFake, 'another'))
})

/** With the built library, which loads sooner than the modules of `src`. */
async function inAnotherProcess(seed: string): Promise<string> {
  const call = `
    import { createExploFake } from '${built.href}'
    import { transcript } from '${program.href}'
    console.log(await transcript(createExploFake, '${seed}'))
  `
  const args = ['--import', 'tsx', '--input-type=module', '--eval', call]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: bareEnvironment })
  return stdout.trim()
}
