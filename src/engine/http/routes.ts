import type { AssumptionName, Assumptions } from '../../explo/assumptions.ts'
import { operations, pathsOf } from '../../explo/operations/index.ts'
import type { Operation } from '../operation.ts'

/** An operation at one of its paths. */
export interface Route {
  readonly operation: Operation
  /** What a successful answer rests on where the documentation is silent. */
  readonly restsOn: readonly AssumptionName[]
  /** What documents of Explo name, in the body or in the query. */
  readonly knownFields: ReadonlySet<string>
}

/** By path, then by method. */
type Routes = Map<string, Map<string, Route>>

// Here and not in Fastify's router, which would be built anew for every fake: most of what a further one cost.
const routes: Routes = new Map()
const slashlessRoutes: Routes = new Map()

for (const operation of operations) {
  const knownFields = fieldsNamedBy(operation)
  for (const path of pathsOf(operation)) {
    const restsOn = path === operation.path ? operation.restsOn : [...operation.restsOn, 'legacyPaths' as const]
    const route = { operation, restsOn, knownFields }
    add(routes, path, route)
    if (operation.isSlashOptional) add(routes, path.slice(0, -1), route)
    else add(slashlessRoutes, path.slice(0, -1), { ...route, restsOn: [...restsOn, 'trailingSlash'] })
  }
}

/** What answers a method at a path; undefined when nothing does. */
export function routeAt(path: string, method: string, { trailingSlash }: Assumptions): Route | undefined {
  const route = routes.get(path)?.get(method)
  return route ?? (trailingSlash === 'accept' ? slashlessRoutes.get(path)?.get(method) : undefined)
}

function add(to: Routes, path: string, route: Route): void {
  const byMethod = to.get(path) ?? new Map<string, Route>()
  to.set(path, byMethod.set(route.operation.method, route))
}

function fieldsNamedBy({ schema: { body, querystring } }: Operation): Set<string> {
  return new Set(Object.keys({ ...body?.properties, ...querystring?.properties }))
}
