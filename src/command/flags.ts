import {
  type Option,
  type OptionFlag,
  type OptionName,
  optionNames,
  optionTable,
} from '../engine/options/option-table.ts'
import { anyText, onOrOff } from '../engine/options/read-options.ts'
import { explo } from '../explo/index.ts'

/** A flag, which is also an environment variable. */
export interface Flag extends OptionFlag {
  /** Whether it runs the command of the same name. It has no variable then. */
  readonly isQuestion?: true
  readonly default: string
  readonly says: string
}

const question = { ...onOrOff, isQuestion: true, default: '' } as const
const onOff = { ...onOrOff, default: 'off' }
const text = { ...anyText, default: 'none' }

type Joined<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void
  ? All
  : never
type OptionFlags = Joined<(typeof optionTable)[OptionName]['flags']>

/** The flags that set the options of a fake, for every command that starts one. */
const setUp = Object.assign({}, ...optionNames.map(flagsOfOption)) as {
  readonly [Name in keyof OptionFlags]: Flag & OptionFlags[Name]
}

/** The flags of an option. A flag without a sentence or a default has those of the option. */
function flagsOfOption(name: OptionName): Record<string, Flag> {
  const { says, flags, default: value, defaultText }: Option = optionTable[name]
  const preset = defaultText ?? (value === false ? 'off' : String(value))
  return Object.fromEntries(Object.entries(flags).map(([flag, row]) => [flag, { says, default: preset, ...row }]))
}

const variable = {
  value: 'name',
  accepts: (text: string) => /^[A-Za-z_]\w*$/.test(text),
  expected: 'a name of letters, digits and underscores',
}

/** The variables that lead an application to the fake. */
const variableNames = {
  'env-url': { ...variable, default: explo.environmentNames.url, says: 'Variable for the URL of the fake.' },
  'env-url-path': {
    value: 'path',
    default: 'none',
    says: 'Path to add to that URL, for an application whose base URL has a path, for example /api.',
    accepts: (text) => text.startsWith('/'),
    expected: 'a path that begins with a slash',
  },
  'env-token': {
    ...variable,
    default: explo.environmentNames.apiToken,
    says: 'Variable for the read-write API token.',
  },
  'env-read-only-token': {
    ...variable,
    default: explo.environmentNames.readOnlyToken,
    says: 'Variable for the read-only API token.',
  },
} as const satisfies Record<string, Flag>

const formats = ['dotenv', 'json', 'github']

const token = { ...text, value: 'token' }
const address = { ...text, value: 'address', says: 'Address of the service, for example https://api.explo.co.' }

/** The flags for calls to a real account. */
const service = {
  confirm: {
    ...text,
    value: 'host',
    says: 'Host of the account whose records may be created, changed and deleted. Required, unless it is this machine.',
  },
  token: { ...token, says: 'Read-write API token of the service. Never printed, never stored.' },
  'read-only-token': {
    ...token,
    says: 'Read-only API token of the same visibility group. Without a read-write one, nothing is written.',
  },
  'other-token': { ...token, says: 'Read-write API token of another visibility group.' },
  'customer-id': {
    value: 'number',
    default: 'none',
    says: "Explo's number of a customer in which end users may be created and deleted.",
    accepts: (text) => /^\d+$/.test(text),
    expected: 'a whole number',
  },
  irreversible: {
    ...onOff,
    says: 'Also do in the real account what cannot be undone: publish, send e-mail, open a portal, connect a partner.',
  },
} as const satisfies Record<string, Flag>

/** Every flag. Parsing, variables, help and the reference are made from this list. */
export const flags = {
  ...setUp,
  ...variableNames,
  url: address,
  upstream: address,
  ...service,
  only: {
    ...anyText,
    value: 'what',
    isList: true,
    default: 'all',
    says: 'Run only this: a check of the contract, or the assumptions or the mutants of a probe.',
  },
  allow: {
    ...text,
    value: 'name',
    isList: true,
    says: 'Accept a finding: a mutant, an assumption, or one option of an assumption as name=option.',
  },
  save: {
    ...text,
    value: 'file',
    says: 'Write the differences into this file, which the option and the flag "assumptions" read.',
  },
  report: { ...text, value: 'file', says: 'Also write the report into this file, as JSON.' },
  format: {
    value: 'format',
    default: 'dotenv',
    says: `How to print variables: ${formats.join(', ')}. With github they go to the later steps of a job.`,
    accepts: (text) => formats.includes(text),
    expected: `one of ${formats.join(', ')}`,
  },
  timeout: {
    value: 'duration',
    default: '30s',
    says: 'How long to wait for the fake.',
    accepts: (text) => /^(\d+(\.\d+)?(ms|s|m))+$/.test(text),
    expected: 'a duration, for example 30s, 500ms or 1m30s',
  },
  watch: {
    ...onOff,
    says: 'Read fixtures again when their files change. The records that tests have created stay.',
  },
  json: {
    ...onOff,
    says: 'Print JSON instead of text: one line, or the report of the contract or the probe.',
  },
  threshold: {
    value: 'percent',
    default: '0',
    says: 'Fail if a smaller share of the documented outcomes was answered.',
    accepts: (text) => /^\d+$/.test(text) && Number(text) <= 100,
    expected: 'a whole number from 0 to 100',
  },
  help: { ...question, says: 'Print this text.' },
  version: { ...question, says: 'Print the version.' },
} as const satisfies Record<string, Flag>

export type FlagName = keyof typeof flags

export const flagNames = Object.keys(flags) as readonly FlagName[]
export const setUpFlags = Object.keys(setUp) as readonly (keyof typeof setUp)[]
export const variableFlags = Object.keys(variableNames) as readonly (keyof typeof variableNames)[]
export const serviceFlags = Object.keys(service) as readonly (keyof typeof service)[]

/** The texts that were given for each flag, in order. The text of a switch is `true`. */
export type FlagTexts = ReadonlyMap<FlagName, readonly string[]>

type Value<Row> = Row extends { isList: true } ? readonly string[] : Row extends { value: string } ? string : boolean

/** The checked value of each flag that was given. */
export type Given = { readonly [Name in FlagName]?: Value<(typeof flags)[Name]> }
