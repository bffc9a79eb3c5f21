import { test } from 'tap'
import { runProgram } from '../../src/command/program.ts'
import { TestTerminal } from '../support/run-command.ts'

test('a program that does not exist is named, and the message says what to do', async (t) => {
  await t.rejects(runProgram(['no-such-program', '--fast'], {}, new TestTerminal()), {
    code: 'EXPLO_FAKE_PROGRAM',
    problem: /^Cannot run "no-such-program": .*ENOENT/,
    hint: /^Check its spelling and the PATH\./,
  })
})
