import { blueprintToFixture } from '../../explo/fixture/blueprints.ts'
import {
  customerToFixture,
  embedSecretToFixture,
  endUserToFixture,
  portalToFixture,
  publicationToFixture,
} from '../../explo/fixture/dump.ts'
import { withExactTexts } from '../../explo/fixture/exact-texts.ts'
import type { Change } from '../../explo/records/change.ts'
import { copyOf } from '../input/copy-of.ts'
import type { Redactor } from './redact.ts'

/** What a request did to one record, in the words of a fixture. */
export interface RecordedChange {
  readonly kind: Change['kind']
  /** Null for what belongs to the whole team. */
  readonly visibilityGroup: string | null
  /** Null when the request created the record. */
  readonly before: unknown
  /** Null when the request deleted the record. */
  readonly after: unknown
}

/** What a tester may see of a change. Free JSON in it remembers its spelling. */
export function describeChange(change: Change, redactor: Redactor): RecordedChange {
  const { kind, visibilityGroup } = change
  const side = (name: 'after' | 'before') => redactor.json(copyOf(wordsOf(change, name)))
  return { kind, visibilityGroup, before: side('before'), after: side('after') }
}

/** The same with exact texts, for who gets it as a copy or as JSON. */
export function withExactSides(change: RecordedChange): RecordedChange {
  return { ...change, before: withExactTexts(change.before), after: withExactTexts(change.after) }
}

function wordsOf(change: Change, side: 'after' | 'before'): unknown {
  if (change[side] === null) return null

  const group = change.visibilityGroup as string
  switch (change.kind) {
    case 'blueprint':
      return blueprintToFixture(change[side], group)
    case 'customer':
      return customerToFixture(change[side], group)
    case 'embed secret':
      return embedSecretToFixture(change[side])
    case 'end user':
      return { customer_id: change[side].customerNumber, ...endUserToFixture(change[side]) }
    case 'group tag':
      return change[side]
    case 'portal':
      return portalToFixture(change[side], group)
    case 'publication':
      return publicationToFixture(change[side])
  }
}
