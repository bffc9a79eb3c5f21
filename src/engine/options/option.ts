import { shown } from '../input/check-input.ts'
import { suggestion } from '../input/nearest.ts'
import { OptionError } from '../input/tester-error.ts'
import type { Service } from '../service.ts'

/** One option of a fake: the source of its check, flags, variables, help and documentation. */
export interface Option<Value = unknown> {
  /** What it does, in one sentence. The docstring of the option begins with it. */
  readonly says: string
  readonly default?: Value
  /** Describes a default that is not a value. */
  readonly defaultText?: string
  readonly example: Value
  /** Checks a value and converts it for the fake. @throws {OptionError} */
  readonly read: (value: never, name: string, service: Service) => unknown
  /** The flags that set it, by name. Several flags set one value together. */
  readonly flags: Readonly<Record<string, OptionFlag>>
}

/** A flag that sets an option. Each flag is also an environment variable. */
export interface OptionFlag {
  /** The name of its value in the help. A flag without a value is a switch. */
  readonly value?: string
  /** The flag can be repeated. Its variable has a list, separated by commas. */
  readonly isList?: true
  /** @default that of the option */
  readonly default?: string
  /** @default the sentence of the option */
  readonly says?: string
  readonly accepts: (text: string) => boolean
  /** The accepted values, as the end of "Give …". */
  readonly expected: string
  /** Makes the value of the option. @default the given text, texts or switch */
  readonly toValue?: (given: never) => unknown
}

export const anyText = { accepts: (text: string) => text.trim() !== '', expected: 'a text that is not blank' }
export const onOrOff = {
  accepts: (text: string) => /^(true|false|1|0)$/.test(text),
  expected: '1 or 0, true or false',
}

/** A reader that returns an accepted value. @param expected The accepted values, as the end of "Give …". */
export function checked<Value>(accepts: (value: unknown) => boolean, expected: string) {
  return (value: Value, name: string): Value => {
    if (accepts(value)) return value
    throw new OptionError(`The option "${name}" cannot be ${shown(value)}.`, `Give ${expected}.`)
  }
}

/** A reader that accepts these words. */
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

/** An object from texts like `name=choice`. */
export function toChoices(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf('=')
      return [text.slice(0, at), text.slice(at + 1)]
    }),
  )
}
