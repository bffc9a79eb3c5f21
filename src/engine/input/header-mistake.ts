import { validateHeaderName, validateHeaderValue } from 'node:http'
import { shown } from './check-input.ts'
import type { Mistake } from './tester-error.ts'

/** Node sets these itself. A wrong one breaks the answer, or makes Node refuse to send it. */
const framing = new Set(['connection', 'content-length', 'keep-alive', 'trailer', 'transfer-encoding', 'upgrade'])

/**
 * What is wrong with a header that a tester wants answers to have.
 *
 * @param value Must be a text or a number.
 */
export function headerMistake(name: string, value: unknown): Mistake | undefined {
  if (framing.has(name.toLowerCase())) {
    return {
      problem: `The fake itself sets the header "${name.toLowerCase()}".`,
      hint: 'Leave it out. The fault { "connection": "truncate" } ends an answer too early.',
    }
  }
  try {
    if (typeof value !== 'string' && typeof value !== 'number') throw new TypeError('Neither a text nor a number.')
    validateHeaderName(name)
    validateHeaderValue(name, String(value))
    return undefined
  } catch {
    return {
      problem: `HTTP has no header ${shown(name)} with the value ${shown(value)}.`,
      hint: 'Give a text or a number, in characters that HTTP allows.',
    }
  }
}
