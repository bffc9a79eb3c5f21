import { shown } from '../input/check-input.ts'
import { FakeError } from '../input/tester-error.ts'
import { headerName } from '../product.ts'
import type { Entry } from './entry.ts'
import type { Journal } from './journal.ts'

/** @throws {FakeError} When the journal does not have it. */
export function findRequest(journal: Journal, id: string): Entry {
  const entries = journal.entries()
  const found = entries.find((entry) => entry.id === id)
  if (found) return found

  const kept = entries.length === 0 ? 'It has none now' : `It has ${entries[0]?.id} to ${entries.at(-1)?.id}`
  throw new FakeError(
    'UNKNOWN_REQUEST',
    `The journal has no request ${shown(id)}.`,
    `${kept}; the header ${headerName('request')} of an answer names its entry. A reset forgets all.`,
  )
}
