import { test } from 'tap'
import { commandNames, commandsWith } from '../../src/command/commands.ts'
import { type Flag, flagNames, flags } from '../../src/command/flags.ts'
import { codeOf, readInvocation } from '../../src/command/run.ts'

test('the code of every command loads', async (t) => {
  for (const name of commandNames) t.type(await codeOf(name), 'function', name)
})

/** The least that a command needs to be understood. */
const operands: Record<string, readonly string[]> = {
  validate: ['a.json'],
  coverage: ['folder'],
  exec: ['--', 'true'],
  probe: ['--', 'true'],
}

for (const name of flagNames) {
  const { isQuestion, value, expected }: Flag = flags[name]
  if (isQuestion) continue

  test(`the flag --${name} refuses a wrong value, and says which ones are right`, (t) => {
    const [command = 'start'] = commandsWith(name)
    const wrong = value === undefined ? 'perhaps' : ' '

    const read = () => readInvocation([command, `--${name}=${wrong}`, ...(operands[command] ?? [])], {})

    t.throws(read, { message: `The flag "--${name}" cannot be "${wrong}".\nGive ${expected}.` })
    t.end()
  })
}

test('a right value of a flag is accepted', (t) => {
  const line = {
    contract: ['--customer-id=12', '--confirm=api.explo.co'],
    coverage: ['--threshold=80', 'folder'],
    env: ['--format=github', '--timeout=1m30s', '--env-url=EXPLO_URL'],
    start: [
      '--max-worlds=7',
      '--unknown-tokens=new-world',
      '--rate-limit=5/1000',
      '--log=warn',
      '--lint=unknownFields=off',
    ],
  }

  for (const [command, words] of Object.entries(line)) t.doesNotThrow(() => readInvocation([command, ...words], {}))
  t.end()
})
