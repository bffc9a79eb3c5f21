import { test } from 'tap'
import * as library from '../../src/index.ts'
import changes from './messages/changes.json' with { type: 'json' }
import { readMessages } from './messages/file.ts'
import { messagesOf } from './messages/index.ts'
import { runHere } from './messages/run-command.ts'

const [before, now] = await Promise.all([readMessages('before'), readMessages('now')])

/** What says something else than before the restructuring, or is gone. What is new needs no reason. */
const changed = Object.keys(before).filter((name) => before[name] !== now[name])

test('what users read is what was committed', async (t) => {
  t.strictSame(await messagesOf({ library, command: runHere }), now, 'npm run messages writes it; read the diff')
})

test('every message that differs from before the restructuring has a reason', (t) => {
  const named = changes.flatMap(({ messages }) => messages)

  t.strictSame(
    changed.filter((name) => !named.some((pattern) => isNamed(name, pattern))),
    [],
    'add an intended change to test/package/messages/changes.json',
  )
  t.end()
})

test('every reason changes a message', (t) => {
  for (const { why, messages } of changes) {
    t.match(why, /^[A-Z`].*\.$/)
    for (const pattern of messages)
      t.ok(
        changed.some((name) => isNamed(name, pattern)),
        pattern,
      )
  }
  t.end()
})

/** @param pattern A name; `*` at its end stands for anything. */
function isNamed(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
}
