import { readDuration } from '../clock/read-time.ts'
import { checkObject, headerMistake, isWhole, shown } from '../input/check-input.ts'
import { suggestion } from '../input/nearest.ts'
import { OptionError } from '../input/tester-error.ts'
import type { Settings } from '../options/settings.ts'
import type { ConnectionFailure, ConnectionFault, Fault, FaultAnswer } from './fault.ts'
import { type InjectedAnswer, injectedAnswer, type VendorError, vendorErrorNames } from './vendor-errors.ts'

/** What a fault does to a request. */
export type Outcome =
  | { readonly kind: 'answer'; readonly answerIn: (settings: Settings) => InjectedAnswer }
  | { readonly kind: 'connection'; readonly failure: ConnectionFailure }
  | { readonly kind: 'slow'; readonly over: number }

/** How a connection can fail. */
export const connections = ['reset', 'empty', 'hang', 'truncate', 'malformed', 'slow'] as const
const examples = 'for example "unavailable", { "status": 503 } or { "connection": "reset" }'
const bodiless = new Set([204, 205, 304])

/** @throws {OptionError} */
export function readOutcome(then: Fault['then']): Outcome | undefined {
  if (then === undefined) return undefined
  if (typeof then === 'string') {
    checkVendorError(then)
    return { kind: 'answer', answerIn: (settings) => vendorAnswer(then, settings) }
  }
  if (typeof then !== 'object' || then === null || Array.isArray(then)) {
    throw new OptionError(`The "then" of a fault cannot be ${shown(then)}.`, `Give an error, ${examples}.`)
  }
  if ('connection' in then) return readConnection(then)
  const answer = readAnswer(then)
  return { kind: 'answer', answerIn: () => answer }
}

function vendorAnswer(name: VendorError, { service, dialect }: Settings): InjectedAnswer {
  const { refusal, ...said } = service.vendorErrors[name]
  const { status, headers, body } = dialect.answer(refusal, said)
  return injectedAnswer(status, headers, body)
}

function checkVendorError(name: VendorError): void {
  if (vendorErrorNames.includes(name)) return
  throw new OptionError(`There is no error ${shown(name)}.`, suggestion(name, vendorErrorNames))
}

function readConnection(then: ConnectionFault): Outcome {
  const { connection } = then
  if (!connections.includes(connection)) {
    throw new OptionError(`No connection can be ${shown(connection)}.`, suggestion(String(connection), connections))
  }
  const known = connection === 'slow' ? ['connection', 'over'] : ['connection']
  checkObject(then, known, 'A "then"', (key) => `A "${connection}" connection has no "${key}".`)
  if (connection !== 'slow') return { kind: 'connection', failure: connection }
  return { kind: 'slow', over: readDuration(then.over ?? '10s', 'The "over" of a slow connection') }
}

function readAnswer(then: FaultAnswer): InjectedAnswer {
  checkObject(then, ['status', 'body', 'headers'], 'A "then"', (key) => `An answer of a fault has no "${key}".`)
  const { status, body, headers = {} } = then
  if (!isWhole(status, 200, 599)) {
    const problem = `The "status" of a fault must be an HTTP status, not ${shown(status)}.`
    throw new OptionError(problem, 'Give a number from 200 to 599.')
  }
  if (body !== undefined && bodiless.has(status)) {
    throw new OptionError(`An answer with status ${status} has no body.`, 'Leave out "body", or choose another status.')
  }
  if (body !== undefined && !isJson(body)) {
    throw new OptionError(`The "body" of a fault cannot be ${shown(body)}.`, 'Give a text, or what JSON can say.')
  }
  return injectedAnswer(status, readHeaders(headers), body)
}

/** False for a function, a cycle and a bigint. */
function isJson(body: unknown): boolean {
  try {
    return JSON.stringify(body) !== undefined
  } catch {
    return false
  }
}

function readHeaders(headers: unknown): Record<string, string> {
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers)) {
    const cure = 'Give an object, for example { "retry-after": "5" }.'
    throw new OptionError(`The "headers" of a fault must be an object, not ${shown(headers)}.`, cure)
  }
  const entries = Object.entries(headers)
  const [mistake] = entries.flatMap(([name, value]) => headerMistake(name, value) ?? [])
  if (mistake) throw new OptionError(mistake.problem, mistake.hint)
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]))
}
