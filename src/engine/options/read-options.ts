import { seedOf } from '../faults/replay.ts'
import { checkObject, checkValue, shown } from '../input/check-input.ts'
import { suggestion } from '../input/nearest.ts'
import { OptionError } from '../input/tester-error.ts'
import type { JournalLimits } from '../journal/journal.ts'
import type { Service } from '../service.ts'
import type { RateLimit } from '../terms.ts'
import type { FakeOptions } from './options.ts'

export const anyText = { accepts: (text: string) => text.trim() !== '', expected: 'a text that is not blank' }
export const onOrOff = {
  accepts: (text: string) => /^(true|false|1|0)$/.test(text),
  expected: '1 or 0, true or false',
}

/** A reader that returns an accepted value. @param expected The accepted values, as the end of "Give …". */
export function checked<Value>(accepts: (value: unknown) => boolean, expected: string) {
  return (value: Value, name: string): Value => {
    checkValue(`The option "${name}"`, value, accepts(value), `Give ${expected}.`)
    return value
  }
}

/** A reader that accepts these words. */
export function oneOf<Word extends string>(words: readonly Word[]) {
  return (value: Word, name: string): Word => {
    if (words.includes(value)) return value
    throw new OptionError(`The option "${name}" cannot be ${shown(value)}.`, suggestion(String(value), words))
  }
}

export const readBoolean = checked<boolean>((value) => typeof value === 'boolean', 'true or false')

export const readCount = checked<number>(
  (value) => Number.isSafeInteger(value) && Number(value) > 0,
  'a whole number from 1',
)

/** An object from texts like `name=choice`. */
export function toChoices(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf('=')
      return [text.slice(0, at), text.slice(at + 1)]
    }),
  )
}

type Logger = NonNullable<FakeOptions['logger']>
type RateLimitOption = NonNullable<FakeOptions['rateLimit']>

export const journalDefaults: JournalLimits = { maxEntries: 1000, maxBytes: 16_000_000 }

export function isPort(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535
}

export function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

export function isTls(tls: unknown): boolean {
  if (typeof tls !== 'object' || tls === null) return tls === 'self-signed'
  return ['cert', 'key'].every((name) => {
    const value: unknown = (tls as Record<string, unknown>)[name]
    return typeof value === 'string' || value instanceof Uint8Array
  })
}

const isLogger = (value: unknown) => typeof value === 'boolean' || (typeof value === 'object' && value !== null)
const checkedLogger = checked<Logger>(isLogger, 'true, false or an object of Fastify')

/** Refuses a `transport`: pino runs it in a thread with its own file, which the bundled package does not have. */
export function readLogger(logger: Logger, name: string): Logger {
  const { transport } = (checkedLogger(logger, name) || {}) as { transport?: unknown }
  if (transport === undefined) return logger

  const cure = 'Give a "stream" instead, for example { level: "info", stream: pretty() } with pino-pretty.'
  throw new OptionError(`The option "${name}" cannot have a "transport".`, cure)
}

const readLimit = checked<number>(
  (value) => Number.isInteger(value) && Number(value) >= 0,
  '0 or a positive whole number',
)

export function readJournal(limits: Partial<JournalLimits>, name: string): JournalLimits {
  checkOption(limits, Object.keys(journalDefaults), name)
  const journal = { ...journalDefaults, ...withoutUndefined(limits) }
  for (const [limit, value] of Object.entries(journal)) readLimit(value, `${name}.${limit}`)
  return journal
}

/** @returns Undefined for no limit. */
export function readRateLimit(
  rule: RateLimitOption,
  name: string,
  { documentedRateLimit }: Service,
): RateLimit | undefined {
  if (rule === 'off') return undefined
  if (rule === 'documented') return documentedRateLimit
  if (typeof rule !== 'object') {
    const cure = 'Give "off", "documented", or for example { limit: 180, windowMs: 60000 }.'
    throw new OptionError(`The option "${name}" cannot be ${shown(rule)}.`, cure)
  }
  checkOption(rule, ['limit', 'windowMs'], name)
  const { limit, windowMs }: Partial<RateLimit> = { ...documentedRateLimit, ...rule }
  return { limit: readCount(limit, `${name}.limit`), windowMs: readCount(windowMs, `${name}.windowMs`) }
}

/** `off`, `documented`, or for example `5/1000`: 5 requests in 1000 ms. */
export function toRateLimit(rule: string): RateLimitOption {
  if (rule === 'off' || rule === 'documented') return rule
  const [limit, windowMs] = rule.split('/').map(Number) as [number, number]
  return { limit, windowMs }
}

/** @returns The seed in the token. An empty token counts as none. */
export function readReplay(token: string, origin: string): string | undefined {
  return token === '' ? undefined : seedOf(token, origin)
}

/** Treats undefined values as left out, as in `{ port: process.env.PORT ? … : undefined }`. */
export function withoutUndefined<Values extends object>(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values
}

function checkOption(value: object, known: readonly string[], name: string): void {
  checkObject(value, known, `The option "${name}"`, (key) => `There is no option "${name}.${key}".`)
}

/** Whether the header `Authorization: Bearer <admin token>` can contain the text. */
export function isAdminToken(text: unknown): boolean {
  return typeof text === 'string' && /^[\x21-\x7e]+$/.test(text)
}

/** Describes what `isAdminToken` accepts. */
export const adminTokenShape = 'visible ASCII characters without spaces'
