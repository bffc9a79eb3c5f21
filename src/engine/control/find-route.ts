import { suggestion } from '../input/nearest.ts'
import { ControlError, MethodNotAllowed } from './errors.ts'
import type { ControlRoute } from './route.ts'

/** A route, and what the path says beside it. */
export interface FoundRoute {
  readonly route: ControlRoute
  /** The world that the path names. */
  readonly worldId: string | undefined
  readonly parameters: Readonly<Record<string, string>>
}

const prefix = '/__admin'

/**
 * The route of a call. Not with a Fastify route for each: their registration would be most of the start of a fake.
 *
 * @throws {ControlError} 404, 405 with the methods that the path does answer
 */
export function findRoute(routes: readonly ControlRoute[], method: string, path: string): FoundRoute {
  const segments = path.slice(prefix.length).split('/').slice(1)
  const own = candidates(routes, segments)
  // `/worlds/:id/state` is `/state` of that world, and `/worlds/:id` is `/world`.
  const [collection, worldId, ...rest] = segments
  const isInWorld = collection === 'worlds' && worldId !== undefined
  const inWorld = isInWorld ? candidates(routes.filter(isOfWorld), rest.length === 0 ? ['world'] : rest) : []
  const found = [
    ...own.map((match) => ({ ...match, worldId: undefined })),
    ...inWorld.map((match) => ({ ...match, worldId: decodeURIComponent(worldId as string) })),
  ]
  if (found.length === 0) throw unknownPath(path, routes)

  const match = found.find(({ route }) => route.method === method)
  if (match) return match
  throw new MethodNotAllowed(
    path,
    method,
    found.map(({ route }) => route.method),
  )
}

function isOfWorld({ isOfFake }: ControlRoute): boolean {
  return isOfFake !== true
}

/** The routes of a path: of `/requests/unmatched`, not those of `/requests/:id`. */
function candidates(routes: readonly ControlRoute[], segments: readonly string[]) {
  const matches = routes.flatMap((route) => {
    const parameters = match(route.path.split('/').slice(1), segments)
    return parameters ? [{ route, parameters }] : []
  })
  const fewest = Math.min(...matches.map(({ parameters }) => Object.keys(parameters).length))
  return matches.filter(({ parameters }) => Object.keys(parameters).length === fewest)
}

function match(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined

  const parameters: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] as string
    if (part.startsWith(':') && segment !== '') parameters[part.slice(1)] = decodeURIComponent(segment)
    else if (part !== segment) return undefined
  }
  return parameters
}

function unknownPath(path: string, routes: readonly ControlRoute[]): ControlError {
  const known = [...new Set(routes.map((route) => route.path))]
  return new ControlError(
    404,
    'EXPLO_FAKE_UNKNOWN_ROUTE',
    `There is no control route ${path}.`,
    // What all have in common makes nothing similar.
    suggestion(path.slice(prefix.length), known, prefix),
  )
}
