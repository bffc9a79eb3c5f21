import { adminTokenShape, isAdminToken } from '../engine/control/admin-token.ts'
import { isReplayToken, replayTokenShape } from '../engine/faults/replay.ts'
import { defaultNames } from '../engine/handle/environment.ts'

/** A flag of the command, and the environment variable of the same name. */
export interface Flag {
  /** What help calls its value. A flag without one is a switch. */
  readonly value?: string
  /** May be given several times; its variable holds a list, separated by commas. */
  readonly isList?: true
  /** Asks the command that is named like it, and so has no variable. */
  readonly isQuestion?: true
  readonly default: string
  readonly says: string
  readonly accepts: (text: string) => boolean
  /** What `accepts` accepts, after "Give". */
  readonly expected: string
}

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace']

const anyText = { accepts: (text: string) => text.trim() !== '', expected: 'a text that is not blank' }
const onOrOff = { accepts: (text: string) => /^(true|false|1|0)$/.test(text), expected: '1 or 0, true or false' }
const question = { ...onOrOff, isQuestion: true, default: '' } as const

/** What sets up a fake, for every command that starts one. */
const setUp = {
  port: {
    value: 'number',
    default: '4747, with exec any free one',
    says: 'Port to listen on; 0 takes any free one.',
    accepts: (text) => /^\d+$/.test(text) && Number(text) <= 65_535,
    expected: 'a whole number from 0 to 65535',
  },
  host: {
    ...anyText,
    value: 'address',
    default: '127.0.0.1',
    says: 'Address to listen on. Beyond loopback, control calls need the admin token.',
  },
  fixtures: {
    ...anyText,
    value: 'file',
    isList: true,
    default: 'the fixtures/default.json of the package',
    says: 'JSON or YAML file to start from and to reset to. Of several, later ones update earlier ones.',
  },
  'random-seed': {
    ...anyText,
    value: 'text',
    default: 'explo',
    says: 'The same seed gives the same tokens, in any process.',
  },
  clock: {
    ...anyText,
    value: 'instant',
    default: 'real',
    says: 'Where the clocks of all worlds stand until they are moved; `real` is the time of the system.',
  },
  'rate-limit': {
    value: 'rule',
    default: 'off',
    says: '`documented` is 180 requests per minute and client address; or for example 5/1000 for 5 in 1000 ms.',
    accepts: (text) => /^(off|documented|[1-9]\d*\/[1-9]\d*)$/.test(text),
    expected: 'off, documented, or a number of requests and of milliseconds, for example 5/1000',
  },
  'unknown-tokens': {
    value: 'treatment',
    default: 'reject',
    says: '`new-world` opens a fresh world for an API token that was never seen.',
    accepts: (text) => /^(reject|new-world)$/.test(text),
    expected: 'reject or new-world',
  },
  'max-worlds': {
    value: 'number',
    default: '10000',
    says: 'How many worlds there may be at a time.',
    accepts: (text) => /^[1-9]\d*$/.test(text),
    expected: 'a whole number from 1',
  },
  'world-ttl': {
    ...anyText,
    value: 'duration',
    default: 'never',
    says: 'How long a world lives without a request or a call, for example 10m.',
  },
  vary: {
    ...onOrOff,
    default: 'off',
    says: 'Vary answers in all that the documentation of Explo leaves open. The seed decides how.',
  },
  replay: {
    value: 'token',
    default: 'none',
    says: 'Repeat a run with random faults or varied answers, by the token that it printed. Wins over the seed.',
    accepts: isReplayToken,
    expected: replayTokenShape,
  },
  assumption: {
    value: 'name=option',
    isList: true,
    default: 'the first option of each',
    says: 'Change a decision about undocumented behaviour.',
    accepts: (text) => /^[^=]+=./.test(text),
    expected: 'a name and an option, for example trailingSlash=accept',
  },
  assumptions: {
    ...anyText,
    value: 'file',
    isList: true,
    default: 'none',
    says: 'JSON or YAML file of such decisions, as "contract --save" writes it.',
  },
  'admin-token': {
    value: 'token',
    default: 'none on loopback, a random one elsewhere',
    says: 'Control calls must send it as "Authorization: Bearer <token>".',
    accepts: isAdminToken,
    expected: adminTokenShape,
  },
  tls: {
    ...onOrOff,
    default: 'off',
    says: 'Speak HTTPS with a certificate made for localhost, 127.0.0.1, ::1, api.explo.co and the host.',
  },
  'tls-cert': { ...anyText, value: 'file', default: 'none', says: 'Speak HTTPS with this certificate, in PEM.' },
  'tls-key': { ...anyText, value: 'file', default: 'none', says: 'The private key of --tls-cert, in PEM.' },
  lint: {
    value: 'rule=level',
    isList: true,
    default: 'every rule warns',
    says: 'What becomes of what a lint rule finds: off, warn or fail.',
    accepts: (text) => /^[^=]+=./.test(text),
    expected: 'a rule and a level, for example unknownFields=fail',
  },
  coverage: {
    ...anyText,
    value: 'folder',
    default: 'nothing is written',
    says: 'Folder to write the outcome coverage into.',
  },
  log: {
    value: 'level',
    default: 'off',
    says: `Log requests to stderr, from this level on: ${levels.join(', ')}.`,
    accepts: (text) => levels.includes(text),
    expected: `one of ${levels.join(', ')}`,
  },
} as const satisfies Record<string, Flag>

const variable = {
  value: 'name',
  accepts: (text: string) => /^[A-Za-z_]\w*$/.test(text),
  expected: 'a name of letters, digits and underscores',
}

/** What an application calls the variables that lead it to the fake. */
const variableNames = {
  'env-url': { ...variable, default: defaultNames.url, says: 'Variable for the URL of the fake.' },
  'env-token': { ...variable, default: defaultNames.apiToken, says: 'Variable for the read-write API token.' },
  'env-read-only-token': {
    ...variable,
    default: defaultNames.readOnlyToken,
    says: 'Variable for the read-only API token.',
  },
} as const satisfies Record<string, Flag>

const formats = ['dotenv', 'json', 'github']

const token = { ...anyText, value: 'token', default: 'none' }

const address = {
  ...anyText,
  value: 'address',
  default: 'none',
  says: 'Address of the service, for example https://api.explo.co.',
}

/** What may be done with a service, and how. */
const service = {
  confirm: {
    ...anyText,
    value: 'host',
    default: 'none',
    says: 'Host whose records may be touched. Needed for every host but this machine.',
  },
  token: { ...token, says: 'Read-write API token of the service. Never printed, never stored.' },
  'read-only-token': {
    ...token,
    says: 'Read-only API token of the same visibility group. Alone, it tries what only reads.',
  },
  'other-token': { ...token, says: 'Read-write API token of another visibility group.' },
  'customer-id': {
    value: 'number',
    default: 'none',
    says: "Explo's number of a customer, in which end users may be made and deleted.",
    accepts: (text) => /^\d+$/.test(text),
    expected: 'a whole number',
  },
  irreversible: {
    ...onOrOff,
    default: 'off',
    says: 'Also try what cannot be undone: publish, send e-mail, connect a partner.',
  },
} as const satisfies Record<string, Flag>

/** Every flag. Parsing, variables, help and the table in the README are made from this list; a command names its own. */
export const flags = {
  ...setUp,
  ...variableNames,
  url: address,
  upstream: address,
  ...service,
  only: { ...anyText, value: 'check', isList: true, default: 'all', says: 'Try this check alone.' },
  save: {
    ...anyText,
    value: 'file',
    default: 'none',
    says: 'Write what differs, for the option and flag "assumptions".',
  },
  report: { ...anyText, value: 'file', default: 'none', says: 'Write the report into this file, too, as JSON.' },
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
    ...onOrOff,
    default: 'off',
    says: 'Read fixtures anew when their files change. What the tests made stays.',
  },
  json: {
    ...onOrOff,
    default: 'off',
    says: 'Print JSON instead of text: one line, or the report of the contract.',
  },
  threshold: {
    value: 'percent',
    default: '0',
    says: 'The least share of outcomes that must have been seen.',
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

/** The texts that were given for each flag, in order. A switch is given as `true`. */
export type FlagTexts = ReadonlyMap<FlagName, readonly string[]>

type Value<Row> = Row extends { isList: true } ? readonly string[] : Row extends { value: string } ? string : boolean

/** What was given for each flag, checked. */
export type Given = { readonly [Name in FlagName]?: Value<(typeof flags)[Name]> }
