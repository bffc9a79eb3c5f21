import type { RouteReport } from '../api-reports.ts'
import { checkObject, shown } from '../input/check-input.ts'
import { suggestion } from '../input/nearest.ts'
import { OptionError } from '../input/tester-error.ts'
import { checkRequestMatch } from '../journal/request-match.ts'
import type { FaultMatch } from './fault.ts'

const matchKeys = ['operation', 'method', 'path', 'where']

/**
 * The operations that a match can match.
 *
 * @throws {OptionError} When there is none, so that the fault would never fire.
 */
export function targetsOf(match: FaultMatch, service: string, routes: readonly RouteReport[]): ReadonlySet<string> {
  checkObject(match, matchKeys, 'The "match" of a fault', (key) => `Faults cannot be matched by "${key}".`)
  const { operation, method, path, where } = match
  const answered = routes.filter(({ isAnswered }) => isAnswered)
  checkRequestMatch(
    { operation, where },
    answered.map((route) => route.operation),
  )

  let targets = answered.filter((route) => operation === undefined || route.operation === operation)
  if (path !== undefined) targets = withPath(targets, path, service, answered)
  if (method !== undefined) targets = withMethod(targets, method)
  for (const field of Object.keys(where ?? {})) targets = withField(targets, field)
  return new Set(targets.map((route) => route.operation))
}

function withPath(targets: RouteReport[], path: string, service: string, all: readonly RouteReport[]): RouteReport[] {
  const found = targets.filter(({ paths }) => paths.some((known) => known.path === path))
  if (found.length > 0) return found

  const owner = all.find(({ paths }) => paths.some((known) => known.path === path))
  const known = targets.flatMap(({ paths }) => paths.map((each) => each.path))
  const problem = owner ? `${path} is a path of ${owner.operation}.` : `${service} has no path ${shown(path)}.`
  throw impossible(problem, suggestion(String(path), known))
}

function withMethod(targets: RouteReport[], method: string): RouteReport[] {
  const found = targets.filter((route) => route.method === method)
  if (found.length > 0) return found

  const methods = [...new Set(targets.map((route) => String(route.method)))]
  throw impossible(`${subject(targets)} never comes as ${shown(method)}.`, suggestion(String(method), methods))
}

function withField(targets: RouteReport[], field: string): RouteReport[] {
  const found = targets.filter(({ requestFields }) => requestFields.some(({ name }) => name === field))
  if (found.length > 0) return found

  const fields = targets.flatMap(({ requestFields }) => requestFields.map(({ name }) => name))
  const known = [...new Set(fields)].filter((name) => !/[.[]/.test(name))
  throw impossible(`${subject(targets)} has no field "${field}".`, suggestion(field, known))
}

function subject(targets: readonly RouteReport[]): string {
  return targets.length === 1 && targets[0] ? targets[0].operation : 'what is matched'
}

function impossible(problem: string, hint: string): OptionError {
  return new OptionError(`The fault would never fire: ${problem}`, hint)
}
