import { headerMistake, shown } from '../input/check-input.ts'
import { suggestion } from '../input/nearest.ts'
import type { Mistake } from '../input/tester-error.ts'
import type { Service } from '../service.ts'

const parts = ['plain', 'fields']
const keys = ['status', 'body', 'headers']
const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The mistakes in an `errorBody` that is an object. */
export function errorBodyMistakes(value: unknown): Mistake[] {
  if (!isObject(value)) {
    return [
      { problem: `The assumption "errorBody" cannot be ${shown(value)}.`, hint: `Its keys are: ${parts.join(', ')}.` },
    ]
  }
  return [
    ...unknownKeys(value, parts, (key) => `The assumption "errorBody" has no key "${key}".`),
    ...parts
      .filter((part) => !(part in value))
      .map((part) => ({
        problem: `The assumption "errorBody" lacks "${part}".`,
        hint: 'It is a body with places to fill, for example {"error": "{detail}"}.',
      })),
  ]
}

/** The mistakes in recorded refusals. */
export function refusalMistakes(value: unknown, { refusalKinds }: Service): Mistake[] {
  const recordable = recordableIn(refusalKinds)
  if (!isObject(value)) {
    return [
      {
        problem: `"refusals" must be an object, not ${shown(value)}.`,
        hint: `Its keys are: ${recordable.join(', ')}.`,
      },
    ]
  }
  return [
    ...unknownKeys(value, recordable, (name) => `There is no refusal "${name}" that can be recorded.`),
    ...Object.entries(value)
      .filter(([name]) => recordable.includes(name))
      .flatMap(([name, recorded]) => recordedMistakes(name, recorded)),
  ]
}

/** The refusals that can be recorded. The others look like one of these, or are defects of the fake. */
function recordableIn(kinds: Service['refusalKinds']): string[] {
  return Object.keys(kinds).filter((name) => kinds[name]?.asIf === undefined && name !== 'internalError')
}

function recordedMistakes(name: string, recorded: unknown): Mistake[] {
  if (!isObject(recorded)) {
    return [
      {
        problem: `The refusal "${name}" must be an object, not ${shown(recorded)}.`,
        hint: `Its keys are: ${keys.join(', ')}.`,
      },
    ]
  }
  const { status, headers = {} } = recorded as { status?: unknown; headers?: unknown }
  const areTexts = isObject(headers) && Object.values(headers).every((text) => typeof text === 'string')
  const found = unknownKeys(recorded, keys, (key) => `The refusal "${name}" has no key "${key}".`)
  if (!Number.isInteger(status) || Number(status) < 200 || Number(status) > 599) {
    found.push({
      problem: `The status of the refusal "${name}" cannot be ${shown(status)}.`,
      hint: 'Give a number from 200 to 599.',
    })
  }
  if (!('body' in recorded)) {
    found.push({ problem: `The refusal "${name}" lacks "body".`, hint: 'Give what was answered, as JSON.' })
  }
  if (!areTexts) {
    found.push({
      problem: `The headers of the refusal "${name}" cannot be ${shown(headers)}.`,
      hint: 'Give an object of texts.',
    })
  } else found.push(...Object.entries(headers).flatMap(([header, value]) => headerMistake(header, value) ?? []))
  return found
}

function unknownKeys(value: object, known: readonly string[], problem: (key: string) => string): Mistake[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => ({ problem: problem(key), hint: suggestion(key, known) }))
}
