import type { ArmedFault, Fault, Faults } from '../faults/fault.ts'
import { readFault } from '../faults/read-fault.ts'
import { unknownName } from '../input/check-input.ts'
import { copyOf } from '../input/json-spelling.ts'
import type { World } from '../world/world.ts'

/** The faults of a handle. */
export class LocalFaults implements Faults {
  readonly #world: World

  constructor(world: World) {
    this.#world = world
  }

  async add(fault: Fault): Promise<ArmedFault> {
    const { service, replay, catalogue } = this.#world.settings
    const read = readFault(fault, service, catalogue, replay)
    return copyOf(this.#changing.armFaults(replay).add(read))
  }

  async list(): Promise<ArmedFault[]> {
    return copyOf(this.#world.state.faults?.list() ?? [])
  }

  async remove(id: string): Promise<void> {
    if (this.#changing.faults?.remove(id)) return
    const ids = (await this.list()).map((fault) => fault.id)
    throw unknownName('fault', id, ids)
  }

  async clear(): Promise<void> {
    this.#changing.faults?.clear()
  }

  get #changing() {
    this.#world.refuseIfClosed()
    return this.#world.state
  }
}
