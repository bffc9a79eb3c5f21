import type { Clock } from '../clock/clock.ts'
import { isoTime } from '../clock/system-time.ts'
import type { Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import { EventLog, type RequestSummary } from './event-log.ts'

/** The part of a state that has events. */
interface ObservedState {
  readonly epoch: number
  readonly journal: Journal
  readonly clock: Clock
}

/** Writes the events of a world into an {@link EventLog}, from one state to the next. */
export class WorldEvents {
  readonly log = new EventLog()
  #unfollow: (() => void) | undefined

  constructor(state: ObservedState) {
    this.#follow(state)
  }

  become(state: ObservedState): void {
    this.#follow(state)
    this.log.add(() => ({ type: 'reset', epoch: state.epoch }))
  }

  late(entry: Entry, met: ObservedState): void {
    this.log.add(() => ({ type: 'late', ...summaryOf(entry, met.journal) }))
  }

  clockMoved({ clock }: ObservedState): void {
    this.log.add(() => ({ type: 'clock', now: isoTime(clock.now()), mode: clock.mode }))
  }

  #follow(state: ObservedState): void {
    this.#unfollow?.()
    this.#unfollow = state.journal.onAnswer((entry) => this.#answered(entry, state.journal))
  }

  #answered(entry: Entry, journal: Journal): void {
    if (entry.faults.length > 0) {
      this.log.add(() => ({ type: 'fault', request: entry.id, faults: entry.faults }))
    }
    this.log.add(() => ({ type: 'request', ...summaryOf(entry, journal) }))
  }
}

function summaryOf(entry: Entry, { redactor }: Journal): RequestSummary {
  const { id, operation, method, target, status, reason } = entry
  return {
    request: id,
    operation,
    method,
    path: redactor.text(target),
    status,
    reason: reason && redactor.sentence(reason),
  }
}
