import type { ArmedFault, Fault } from './fault.ts'

/** What is to go wrong in a world. A reset forgets it. */
export interface Faults {
  /**
   * Arms a fault. Of several that fit a request, the first one strikes; those that only delay strike together.
   *
   * @throws {OptionError} When it would never strike, or says something that cannot be.
   * @example
   * ```ts
   * // The group is created, and the client never hears of it.
   * await explo.faults.add({ match: { operation: 'createUserGroup' }, phase: 'after', then: { connection: 'reset' } })
   * ```
   */
  add(fault: Fault): Promise<ArmedFault>

  /** Every fault that was armed, spent ones too, in that order. */
  list(): Promise<ArmedFault[]>

  /** @throws {ExploFakeError} `EXPLO_FAKE_UNKNOWN_FAULT` when there is no such fault. */
  remove(id: string): Promise<void>

  /** Removes all. Requests that are delayed or hang already stay so. */
  clear(): Promise<void>
}
