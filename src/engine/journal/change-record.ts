import { copyOf } from '../input/json-spelling.ts'
import type { Change, ChangeWords } from './change.ts'
import { withoutLongTexts } from './long-texts.ts'
import type { Redactor } from './redact.ts'

/** What a request did to one record, in the words of a fixture. The service adds the scope of the record. */
export interface RecordedChange {
  readonly kind: string
  /** Null when the request created the record. */
  readonly before: unknown
  /** Null when the request deleted the record. */
  readonly after: unknown
}

/** What a tester may see of a change. Free JSON in it remembers its spelling. */
export function describeChange(change: Change, redactor: Redactor, words: ChangeWords): RecordedChange {
  const { kind, scope } = change
  const shorten = (record: unknown) => withoutLongTexts(record, (text) => redactor.text(text))
  const shown = { ...change, before: shorten(change.before), after: shorten(change.after) }
  const side = (name: 'after' | 'before') => redactor.json(copyOf(words.toFixture(shown, name)))
  return { kind, [words.scope.key]: scope, before: side('before'), after: side('after') }
}
