import { isoTime } from '../clock/system-time.ts'
import type { Entry } from '../journal/entry.ts'
import { Redactor } from '../journal/redact.ts'
import type { State } from '../world/state.ts'
import { EventLog } from './event-log.ts'
import type { RequestSummary } from './world-event.ts'

/** Tells an {@link EventLog} what happens in the states of a world. */
export class WorldEvents {
  readonly log = new EventLog()
  #unfollow: (() => void) | undefined

  constructor(state: State) {
    this.#follow(state)
  }

  become(state: State): void {
    this.#follow(state)
    this.log.add(() => ({ type: 'reset', epoch: state.epoch }))
  }

  late(entry: Entry, met: State): void {
    this.log.add(() => ({ type: 'late', ...summaryOf(entry, met) }))
  }

  clockMoved({ clock }: State): void {
    this.log.add(() => ({ type: 'clock', now: isoTime(clock.now()), mode: clock.mode }))
  }

  #follow(state: State): void {
    this.#unfollow?.()
    this.#unfollow = state.journal.onAnswer((entry) => this.#answered(entry, state))
  }

  #answered(entry: Entry, state: State): void {
    if (entry.faults.length > 0) {
      this.log.add(() => ({ type: 'fault', request: entry.id, faults: entry.faults }))
    }
    this.log.add(() => ({ type: 'request', ...summaryOf(entry, state) }))
  }
}

function summaryOf(entry: Entry, { team }: State): RequestSummary {
  const redactor = new Redactor((word) => team.knowsToken(word))
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
