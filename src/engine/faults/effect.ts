import {
  checkObject,
  checkOneOf,
  checkValue,
  headerMistake,
  isJsonObject,
  isWhole,
  shown,
} from '../input/check-input.ts'
import { OptionError } from '../input/tester-error.ts'
import type { Dialect } from '../refusals/dialect.ts'
import { waitFor } from '../refusals/http-refusals.ts'
import type { Service } from '../service.ts'
import { type Exchange, readConnection } from './connections.ts'
import { type Fault, type FaultAnswer, type VendorError, type VendorErrors, vendorErrorNames } from './fault.ts'

/** The answer that a fault sends instead of the service's. */
interface InjectedAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

interface AnswerSettings {
  readonly service: Service
  readonly dialect: Dialect
}

/** What a fault does with the answer of a request. */
export type Effect = (exchange: Exchange<InjectedAnswer>, settings: AnswerSettings) => Promise<void> | void

const examples = 'for example "unavailable", { "status": 503 } or { "connection": "reset" }'
const bodiless = new Set([204, 205, 304])

/** @throws {OptionError} */
export function readEffect(then: Fault['then']): Effect | undefined {
  if (then === undefined) return undefined
  if (typeof then === 'string') {
    checkOneOf(then, vendorErrorNames, (given) => `There is no error ${given}.`)
    return (exchange, settings) => exchange.answer(vendorAnswer(then, settings))
  }
  checkValue('The "then" of a fault', then, isJsonObject(then), `Give an error, ${examples}.`)
  if ('connection' in then) return readConnection(then)
  const answer = readAnswer(then)
  return (exchange) => exchange.answer(answer)
}

function vendorAnswer(name: VendorError, { service, dialect }: AnswerSettings): InjectedAnswer {
  const { refusal, ...said } = { ...usualVendorErrors(service), ...service.vendorErrors }[name]
  const { status, headers, body } = dialect.answer(refusal, said)
  return injectedAnswer(status, headers, body)
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
  const canBeSent = body === undefined || isJson(body)
  checkValue('The "body" of a fault', body, canBeSent, 'Give a text, or what JSON can say.')
  return injectedAnswer(status, readHeaders(headers), body)
}

/** False for a function, a bigint and an object with a cycle. */
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

/** @param body A text is sent as it is, everything else as JSON. Undefined: no body. */
function injectedAnswer(status: number, headers: Readonly<Record<string, string>>, body: unknown): InjectedAnswer {
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8'
  return {
    status,
    headers: { ...(body !== undefined && { 'content-type': type }), ...headers },
    body: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
  }
}

function usualVendorErrors({ documentedRateLimit }: Service): VendorErrors {
  return {
    unauthorized: { refusal: 'unauthorized' },
    forbidden: { refusal: 'forbidden' },
    'not-found': { refusal: 'notFound' },
    throttled: { refusal: 'throttled', ...waitFor((documentedRateLimit?.windowMs ?? 60_000) / 1000) },
    'server-error': { refusal: 'serverError' },
    'bad-gateway': { refusal: 'badGateway' },
    unavailable: { refusal: 'unavailable' },
    'gateway-timeout': { refusal: 'gatewayTimeout' },
  }
}
