import { unknownName } from '../input/check-input.ts'
import type { Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import type { GatePoint, GateRecord } from './gate.ts'
import { LocalGate } from './local-gate.ts'
import type { GateRule } from './read-gate.ts'

/** Open gates are kept to list them. More would fill the memory of a suite that never resets. */
const mostOpen = 100

/** The gates of a world. */
export class Gates {
  readonly #all = new Map<string, LocalGate>()
  readonly #journal: Journal

  constructor(journal: Journal) {
    this.#journal = journal
  }

  /** @param id Unique in the world across resets, so that a late release opens no other gate. */
  add(id: string, rule: GateRule): LocalGate {
    const gate = new LocalGate(id, rule, this.#journal)
    this.#all.set(gate.id, gate)
    const open = [...this.#all.values()].filter(({ isClosed }) => !isClosed)
    if (open.length > mostOpen) this.#all.delete((open[0] as LocalGate).id)
    return gate
  }

  /** In the order in which they were set up. Of the open ones, only the newest are kept. */
  list(): GateRecord[] {
    return [...this.#all.values()].map((gate) => gate.describe())
  }

  /** @throws {FakeError} */
  withId(id: string): LocalGate {
    const gate = this.#all.get(id)
    if (gate) return gate
    throw unknownName('gate', id, [...this.#all.keys()])
  }

  /** The oldest gate that holds a request at that point. */
  closedFor(point: GatePoint, entry: Entry): LocalGate | undefined {
    return [...this.#all.values()].find((gate) => gate.isFor(point, entry))
  }

  end(): void {
    for (const gate of this.#all.values()) gate.end()
  }
}
