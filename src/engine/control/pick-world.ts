import type { IncomingHttpHeaders } from 'node:http'
import { suggestion } from '../input/nearest.ts'
import type { World } from '../world/world.ts'
import type { Worlds } from '../world/worlds.ts'
import { ControlError, notReady } from './errors.ts'

/**
 * A call is about the world that its path names, or that of its API token, or the default world.
 *
 * @throws {ControlError} 400, 404; 503 while the fake closes
 */
export function pickWorld(id: string | undefined, headers: IncomingHttpHeaders, worlds: Worlds): World {
  if (worlds.isClosed) throw notReady()
  if (id !== undefined) return worldWithId(id, worlds)
  const { credentialsHeader, readCredentials } = worlds.settings.service
  if (headers[credentialsHeader.name.toLowerCase()] === undefined) return worlds.default

  const cure = `Send "${credentialsHeader.write('')}" and an API token of a fixture, or leave the header out for the default world.`
  const credentials = readCredentials(headers)
  if (credentials.token === null) {
    throw new ControlError('CREDENTIALS', `No world is named: ${credentials.flaw}.`, cure)
  }
  const world = worlds.withTokenOrNew(credentials.token)
  if (world) return world
  throw new ControlError('UNKNOWN_WORLD', `No world has the API token of the ${credentialsHeader.name} header.`, cure)
}

function worldWithId(id: string, worlds: Worlds): World {
  const world = worlds.withId(id)
  if (world) return world
  const known = worlds.list().map((world) => world.id)
  throw new ControlError('UNKNOWN_WORLD', `There is no world "${id}".`, suggestion(id, known))
}
