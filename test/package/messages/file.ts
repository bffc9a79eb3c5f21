import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Messages } from './index.ts'

/** `before` is what commit e683736 said, before the restructuring; `now` is what the package says. */
export const fileOf = (time: 'before' | 'now') => join(import.meta.dirname, `${time}.txt`)

/** Each message below a line with its name. */
export function toText(messages: Messages): string {
  const sections = Object.entries(messages).map(([name, text]) => `=== ${name}\n${text}\n`)
  return sections.join('\n')
}

export function toMessages(text: string): Messages {
  const sections = `\n${text}`.split('\n=== ').slice(1)
  return Object.fromEntries(
    sections.map((section) => {
      const [name = '', ...lines] = section.split('\n')
      return [name, lines.join('\n').trimEnd()]
    }),
  )
}

export async function readMessages(time: 'before' | 'now'): Promise<Messages> {
  return toMessages(await readFile(fileOf(time), 'utf8'))
}
