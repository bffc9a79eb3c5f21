import { parseArgs } from 'node:util'
import { suggestion } from '../world/nearest.ts'
import { OptionError } from '../world/tester-error.ts'
import { type Flag, type FlagName, type FlagTexts, flagNames, flags } from './flags.ts'

interface Arguments {
  /** The command, and what follows it without being a flag. */
  readonly words: readonly string[]
  readonly texts: FlagTexts
}

const types = Object.fromEntries(
  flagNames.map((name) => [name, { type: isSwitch(name) ? 'boolean' : 'string' } as const]),
)

/** @throws {OptionError} For a flag that does not exist, and for one that lacks its value. */
export function readArguments(args: readonly string[]): Arguments {
  const words: string[] = []
  const texts = new Map<FlagName, string[]>()
  // Not strict, because the refusals of `parseArgs` name no cure.
  const { tokens } = parseArgs({ args: [...args], options: types, strict: false, allowPositionals: true, tokens: true })
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue

    const name = knownFlag(token.name, token.rawName)
    texts.set(name, [...(texts.get(name) ?? []), textOf(name, token.value, token.inlineValue)])
  }
  return { words, texts }
}

function knownFlag(name: string, asGiven: string): FlagName {
  const known = flagNames.find((one) => one === name && asGiven.startsWith('--'))
  if (known) return known
  throw new OptionError(`There is no flag "${asGiven}".`, suggestion(name, flagNames, '--'))
}

function textOf(name: FlagName, value: string | undefined, isInline: boolean | undefined): string {
  if (isSwitch(name)) return value ?? 'true'
  if (value !== undefined && (isInline || !/^-./.test(value))) return value

  const cure = `Give ${flags[name].expected}. What starts with a dash is given as "--${name}=…".`
  throw new OptionError(`The flag "--${name}" lacks its value.`, cure)
}

function isSwitch(name: FlagName): boolean {
  const { value }: Flag = flags[name]
  return value === undefined
}
