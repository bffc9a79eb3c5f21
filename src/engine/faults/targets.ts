import { type Catalogue, operationsWith } from '../catalogue.ts'
import { checkObject, shown } from '../input/check-input.ts'
import { suggestion } from '../input/nearest.ts'
import { OptionError } from '../input/tester-error.ts'
import { checkRequestMatch } from '../journal/request-match.ts'
import { type Operation, urlsOf } from '../operation.ts'
import type { Service } from '../service.ts'
import type { FaultMatch } from './fault.ts'

const matchKeys = ['operation', 'method', 'path', 'where']
const never = 'The fault would never fire'

/**
 * The operations that a match can match.
 *
 * @throws {OptionError} When there is none, so that the fault would never fire.
 */
export function targetsOf(match: FaultMatch, { name, groups }: Service, catalogue: Catalogue): ReadonlySet<string> {
  checkObject(match, matchKeys, 'The "match" of a fault', (key) => `Faults cannot be matched by "${key}".`)
  const { operation, method, path, where } = match
  checkRequestMatch({ operation, where }, catalogue.operations)

  const all = groups.flatMap(({ operations }) => operations)
  let targets = all.filter((one) => operation === undefined || one.name === operation)
  if (path !== undefined) targets = withPath(targets, path, name, all)
  if (method !== undefined) targets = withMethod(targets, method)
  const names = targets.map((one) => one.name)
  return new Set(operationsWith(Object.keys(where ?? {}), names, catalogue, never))
}

function withPath(targets: Operation[], path: string, service: string, all: readonly Operation[]): Operation[] {
  const isPathOf = (operation: Operation) => urlsOf(operation).some(({ url }) => url === path)
  const found = targets.filter(isPathOf)
  if (found.length > 0) return found

  const owner = all.find(isPathOf)
  const known = targets.flatMap((operation) => urlsOf(operation).map(({ url }) => url))
  const problem = owner ? `${path} is a path of ${owner.name}.` : `${service} has no path ${shown(path)}.`
  throw new OptionError(`${never}: ${problem}`, suggestion(String(path), known))
}

function withMethod(targets: Operation[], method: string): Operation[] {
  const found = targets.filter((operation) => operation.method === method)
  if (found.length > 0) return found

  const subject = targets.length === 1 ? targets[0]?.name : 'what is matched'
  const methods = [...new Set(targets.map((operation) => operation.method))]
  throw new OptionError(`${never}: ${subject} never comes as ${shown(method)}.`, suggestion(String(method), methods))
}
