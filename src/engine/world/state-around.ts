import { FakeError } from '../input/tester-error.ts'
import { findRequest } from '../journal/find-requests.ts'
import type { FixtureFormat } from '../store.ts'
import type { State } from './state.ts'

/** The whole state before and after a request, each in the format of `inspect()`. */
export interface RequestState<Fixture = unknown> {
  readonly before: Fixture
  readonly after: Fixture
}

/** @throws {FakeError} When the journal does not have the request, or no longer all changes since. */
export function stateAround({ store, journal }: State, id: string, format: FixtureFormat): RequestState {
  const { moment, changes, isComplete } = findRequest(journal, id)
  const present = store.dump()
  // Under way: it has found nothing yet and changed nothing.
  if (moment === null && !isComplete) return { before: present, after: present }

  const later = moment === null ? undefined : journal.history.changesSince(moment, journal.entries())
  if (later === undefined) throw stateGone(id)
  const after = format.undo(present, later)
  return { before: format.undo(after, changes), after }
}

function stateGone(id: string): FakeError {
  return new FakeError(
    'STATE_GONE',
    `The state around request "${id}" is not available any more.`,
    'Since then all data was replaced, very much was seeded, or the journal has dropped a request that changed something. Raise the option "journal", or look before.',
  )
}
