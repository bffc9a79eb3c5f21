import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'

/** How the names of headers may be written. */
export type Spelling = (name: string) => string

/** As they are, or spelt otherwise. */
export const spellings: readonly (undefined | { readonly says: string; readonly spell: Spelling })[] = [
  undefined,
  { says: 'header names in Title-Case', spell: (name) => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()) },
  { says: 'header names in UPPER CASE', spell: (name) => name.toUpperCase() },
]

/** Lets an answer go out with its header names spelt so. */
export function spellHeaders(raw: ServerResponse, spell: Spelling): void {
  const { setHeader, writeHead } = raw
  // Fastify hands over the headers of a stream one by one, and those of any other body with the status.
  raw.setHeader = (name, value) => setHeader.call(raw, spell(name), value)
  raw.writeHead = (status: number, headers?: unknown) => {
    const spelt = Object.entries((headers ?? {}) as OutgoingHttpHeaders).map(([name, value]) => [spell(name), value])
    return writeHead.call(raw, status, Object.fromEntries(spelt))
  }
}
