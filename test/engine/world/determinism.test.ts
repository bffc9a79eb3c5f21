import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { test } from 'tap'
import { bareEnvironment } from '../../support/bare-environment.ts'
import { transcript } from '../../support/transcript.ts'

const program = new URL('../../support/transcript.ts', import.meta.url)

test('the same seed and requests give the same answers, in one process and in others', async (t) => {
  const here = [await transcript('seed'), await transcript('seed')]
  const elsewhere = await Promise.all([inAnotherProcess('seed'), inAnotherProcess('seed')])

  t.strictSame(new Set([...here, ...elsewhere]).size, 1)
  t.match(here[0], /"token":"[0-9a-f]{64}"/)
})

test('another random seed gives other tokens', async (t) => {
  t.not(await transcript('seed'), await transcript('another'))
})

async function inAnotherProcess(seed: string): Promise<string> {
  const call = `import(${JSON.stringify(program.href)}).then(async ({ transcript }) => console.log(await transcript('${seed}')))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '-e', call], {
    env: bareEnvironment,
  })
  return stdout.trim()
}
