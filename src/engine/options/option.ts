import { shown } from '../input/check-input.ts'
import { suggestion } from '../input/nearest.ts'
import { OptionError } from '../input/tester-error.ts'
import type { Service } from '../service.ts'

/** Everything about one option of a fake. The checks, flags, variables, help and the tables of the README use it. */
export interface Option<Value = unknown> {
  /** What it does, in one sentence. The docstring of the option begins with it. */
  readonly says: string
  readonly default?: Value
  /** Describes the default where there is no value to show. */
  readonly defaultText?: string
  readonly example: Value
  /** Checks a value and returns what the fake works with. @throws {OptionError} */
  readonly read: (value: never, name: string, service: Service) => unknown
  /** The flags that set it, by name. Several flags make one value together. */
  readonly flags: Readonly<Record<string, OptionFlag>>
}

/** A flag that sets an option. Each flag is also an environment variable. */
export interface OptionFlag {
  /** What help calls its value. A flag without one is a switch. */
  readonly value?: string
  /** May be given several times; its variable holds a list, separated by commas. */
  readonly isList?: true
  /** Where it differs from the default of the option. */
  readonly default?: string
  /** Where it differs from the sentence of the option. */
  readonly says?: string
  readonly accepts: (text: string) => boolean
  /** What `accepts` accepts, after "Give". */
  readonly expected: string
  /** Makes the value of the option. Default: the given text, texts or switch. */
  readonly toValue?: (given: never) => unknown
}

export const anyText = { accepts: (text: string) => text.trim() !== '', expected: 'a text that is not blank' }
export const onOrOff = {
  accepts: (text: string) => /^(true|false|1|0)$/.test(text),
  expected: '1 or 0, true or false',
}

/** A reader that returns the value as it is. @param expected What `accepts` accepts, after "Give". */
export function checked<Value>(accepts: (value: unknown) => boolean, expected: string) {
  return (value: Value, name: string): Value => {
    if (accepts(value)) return value
    throw new OptionError(`The option "${name}" cannot be ${shown(value)}.`, `Give ${expected}.`)
  }
}

/** A reader for one of a few words. */
export function oneOf<Word extends string>(words: readonly Word[]) {
  return (value: Word, name: string): Word => {
    if (words.includes(value)) return value
    throw new OptionError(`The option "${name}" cannot be ${shown(value)}.`, suggestion(String(value), words))
  }
}

export const readCount = checked<number>(
  (value) => Number.isSafeInteger(value) && Number(value) > 0,
  'a whole number from 1',
)

/** `name=choice` for each text, as an object. */
export function toChoices(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf('=')
      return [text.slice(0, at), text.slice(at + 1)]
    }),
  )
}
