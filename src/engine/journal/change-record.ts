import { copyOf } from '../input/copy-of.ts'
import type { Change, ChangeWords } from './change.ts'
import type { Redactor } from './redact.ts'

/** What a request did to one record, in the words of a fixture. */
export interface RecordedChange {
  readonly kind: string
  /** Null for what belongs to the whole team. */
  readonly visibilityGroup: string | null
  /** Null when the request created the record. */
  readonly before: unknown
  /** Null when the request deleted the record. */
  readonly after: unknown
}

/** What a tester may see of a change. Free JSON in it remembers its spelling. */
export function describeChange(change: Change, redactor: Redactor, words: ChangeWords): RecordedChange {
  const { kind, visibilityGroup } = change
  const side = (name: 'after' | 'before') => redactor.json(copyOf(words.toFixture(change, name)))
  return { kind, visibilityGroup, before: side('before'), after: side('after') }
}
