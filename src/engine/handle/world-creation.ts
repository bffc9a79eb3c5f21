import { checkObject, readName, shown } from '../input/check-input.ts'
import { suggestion } from '../input/nearest.ts'
import { readDrafts } from '../input/read-fixture.ts'
import { OptionError } from '../input/tester-error.ts'
import type { FixtureSource } from '../store.ts'
import type { World } from '../world/world.ts'
import type { Worlds } from '../world/worlds.ts'
import type { WorldHandle } from './world-handle.ts'

/** What a world is to begin with. */
export interface WorldCreation {
  /** What it is for, for example the name of a test. Its tokens are made from it. @default 'world' */
  readonly name?: string
  /** In place of the fixtures of the fake. The API tokens in them are replaced by the world's own. */
  readonly fixtures?: FixtureSource | readonly FixtureSource[]
  /** The world, or the id of the world, that it begins as a copy of. */
  readonly from?: WorldHandle | string
}

const known = ['name', 'fixtures', 'from']

/** @throws {OptionError} @throws {FixtureError} @throws {FakeError} When there are as many worlds as there may be. */
export async function openWorld(creation: WorldCreation, worlds: Worlds): Promise<World> {
  checkObject(creation, known, 'The options of a world', (name) => `A world has no option "${name}".`)
  const { name = 'world', fixtures, from } = creation
  if (fixtures !== undefined && from !== undefined) {
    throw new OptionError('A world begins with "fixtures" or as a copy, not both.', 'Leave out "fixtures" or "from".')
  }
  const drafts =
    fixtures === undefined ? undefined : await readDrafts(worlds.settings.service.fixture, fixtures, 'fixtures')
  return worlds.open({ name: readName(name, 'A world'), drafts, from: from === undefined ? from : find(from, worlds) })
}

function find(from: WorldHandle | string, worlds: Worlds): World {
  const id = typeof from === 'string' ? from : from?.id
  const world = typeof id === 'string' ? worlds.withId(id) : undefined
  if (world) return world
  const known = worlds.list().map(({ id }) => id)
  throw new OptionError(`There is no world ${shown(id)} to copy.`, suggestion(String(id), known))
}
