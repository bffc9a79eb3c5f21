import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { apiMessages } from './of-api.ts'
import { commandMessages } from './of-command.ts'
import { controlMessages } from './of-control.ts'
import { fixtureMessages } from './of-fixtures.ts'
import { handleMessages } from './of-handle.ts'
import { optionMessages } from './of-options.ts'
import { runnerMessages } from './of-runners.ts'
import type { Note, Product } from './product.ts'

/** What users of the package read when something fails, by a name that says how they meet it. */
export type Messages = Readonly<Record<string, string>>

/** Provokes them all, and leaves nothing behind. */
export async function messagesOf(product: Product): Promise<Messages> {
  const folder = await mkdtemp(join(tmpdir(), 'messages-'))
  const messages: Record<string, string> = {}
  const note: Note = (name, text) => {
    if (Object.hasOwn(messages, name)) throw new Error(`There are two messages "${name}".`)
    messages[name] = normal(text, folder)
  }
  try {
    await apiMessages(product, note)
    await optionMessages(product, note)
    await fixtureMessages(product, note, folder)
    await handleMessages(product, note)
    await controlMessages(product, note)
    await commandMessages(product, note, folder)
    await runnerMessages(product, note)
  } finally {
    await rm(folder, { recursive: true })
  }
  return messages
}

/** What differs in each run, or with each release. */
const changing: readonly [RegExp, string][] = [
  [/(?<=127\.0\.0\.1:|0\.0\.0\.0:|[Pp]ort )\d{5}/g, '<port>'],
  [/(?<="pid":|process )\d+/g, '<process>'],
  [/(?<=Bearer |admin token {2})[\da-f]{32}/g, '<admin token>'],
  [/\S+explo-fake-probe-\w+/g, '<folder of the probe>'],
  [/(?<=explo-fake |version |^)\d+\.\d+\.\d+/gm, '<version>'],
]

function normal(text: string, folder: string): string {
  const paths = { [folder]: '<folder>', [process.cwd()]: '<folder>', [process.execPath]: 'node' }
  const moved = Object.entries(paths).reduce((text, [path, name]) => text.replaceAll(path, name), text)
  return changing.reduce((text, [pattern, name]) => text.replaceAll(pattern, name), moved).trimEnd()
}
