import type { FastifyRequest } from 'fastify'
import { suggestion } from '../input/nearest.ts'
import { ControlError, MethodNotAllowed } from './errors.ts'
import type { Member } from './member.ts'
import { prefix, urlsOf } from './routes.ts'

/** Refuses a path that there is not, and a method that a path does not answer. */
export function refuseUnmatched({ url, method }: FastifyRequest, members: readonly Member[]): never {
  const [path = ''] = url.split('?')
  const methods = methodsAt(path, members)
  if (methods.length > 0) throw new MethodNotAllowed(path, method, methods)

  const known = [...new Set(members.map((member) => member.path))]
  throw new ControlError(
    'UNKNOWN_ROUTE',
    `There is no control route ${path}.`,
    // What all have in common makes nothing similar.
    suggestion(path.slice(prefix.length), known, prefix),
  )
}

/** Of `/requests/unmatched`, those methods and not those of `/requests/:id`. */
function methodsAt(path: string, members: readonly Member[]): string[] {
  const places = members.flatMap((member) => urlsOf(member).map((url) => ({ url, method: member.method })))
  const matching = places.filter(({ url }) => patternOf(url).test(path))
  const exact = matching.filter(({ url }) => url === path)
  return (exact.length > 0 ? exact : matching).map(({ method }) => method)
}

function patternOf(url: string): RegExp {
  return new RegExp(`^${url.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`)
}
