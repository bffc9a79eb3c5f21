import { headerMistake, isJsonObject, isWhole, keysHint, notAnObject, shown } from '../input/check-input.ts'
import { suggestion } from '../input/nearest.ts'
import type { Mistake } from '../input/tester-error.ts'
import type { Service } from '../service.ts'

const parts = ['plain', 'fields']
const keys = ['status', 'body', 'headers']

/** The mistakes in an `errorBody` that is an object. */
export function errorBodyMistakes(value: unknown): Mistake[] {
  const whole = 'The assumption "errorBody"'
  if (!isJsonObject(value)) return [{ problem: `${whole} cannot be ${shown(value)}.`, hint: keysHint(parts) }]
  const hint = 'It is a body with places to fill, for example {"error": "{detail}"}.'
  return [
    ...unknownKeys(value, parts, (key) => `${whole} has no key "${key}".`),
    ...parts.filter((part) => !(part in value)).map((part) => ({ problem: `${whole} lacks "${part}".`, hint })),
  ]
}

/** The mistakes in recorded refusals. */
export function refusalMistakes(value: unknown, { refusalKinds }: Service): Mistake[] {
  const names = recordableIn(refusalKinds)
  if (!isJsonObject(value)) return [notAnObject('"refusals"', value, names)]
  return [
    ...unknownKeys(value, names, (name) => `There is no refusal "${name}" that can be recorded.`),
    ...Object.entries(value).flatMap(([name, recorded]) => (names.includes(name) ? mistakesOf(name, recorded) : [])),
  ]
}

/** The refusals that can be recorded. The others look like one of these, or are defects of the fake. */
function recordableIn(kinds: Service['refusalKinds']): string[] {
  return Object.keys(kinds).filter((name) => kinds[name]?.asIf === undefined && name !== 'internalError')
}

function mistakesOf(name: string, recorded: unknown): Mistake[] {
  const whole = `The refusal "${name}"`
  if (!isJsonObject(recorded)) return [notAnObject(whole, recorded, keys)]
  const { status, headers = {} } = recorded as { status?: unknown; headers?: unknown }
  const cannotBe = (part: string, value: unknown) => `The ${part} of the refusal "${name}" cannot be ${shown(value)}.`
  const found = unknownKeys(recorded, keys, (key) => `${whole} has no key "${key}".`)
  if (!isWhole(status, 200, 599)) {
    found.push({ problem: cannotBe('status', status), hint: 'Give a number from 200 to 599.' })
  }
  if (!('body' in recorded)) {
    found.push({ problem: `${whole} lacks "body".`, hint: 'Give what was answered, as JSON.' })
  }
  if (isJsonObject(headers) && Object.values(headers).every((text) => typeof text === 'string')) {
    found.push(...Object.entries(headers).flatMap(([header, value]) => headerMistake(header, value) ?? []))
  } else found.push({ problem: cannotBe('headers', headers), hint: 'Give an object of texts.' })
  return found
}

function unknownKeys(value: object, known: readonly string[], problem: (key: string) => string): Mistake[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => ({ problem: problem(key), hint: suggestion(key, known) }))
}
