import { inspect } from 'node:util'
import { readDuration, readInstant } from '../clock/read-time.ts'
import { isReplayToken, replayTokenShape } from '../faults/replay.ts'
import { checkLintLevels } from '../lint/lint.ts'
import { isProbe, probeShape, readProbe } from '../probe/probe.ts'
import { product, variableName } from '../product.ts'
import { anyText, checked, type Option, oneOf, onOrOff, readCount, toChoices } from './option.ts'
import type { FakeOptions, UnknownTokens } from './options.ts'
import {
  adminTokenShape,
  isAdminToken,
  isPort,
  isText,
  isTls,
  journalDefaults,
  readJournal,
  readLogger,
  readRateLimit,
  readReplay,
  toRateLimit,
} from './read-options.ts'

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace']
const pemFile = { ...anyText, value: 'file', default: 'none' }
/** For an option that is read elsewhere, because that takes a file. */
const unchanged = <Value>(value: Value): Value => value
const isChoice = (text: string) => /^[^=]+=./.test(text)

/** Every option of a fake. A new option is a row here and a property of {@link FakeOptions}. */
export const optionTable = {
  port: {
    says: 'Port to listen on; 0 takes any free one.',
    default: 0,
    example: 4747,
    read: checked<number>(isPort, 'a whole number from 0 to 65535'),
    flags: {
      port: {
        value: 'number',
        default: '4747, with exec any free one',
        accepts: (text) => /^\d+$/.test(text) && isPort(Number(text)),
        expected: 'a whole number from 0 to 65535',
        toValue: Number,
      },
    },
  },
  host: {
    says: 'Address to listen on. Beyond loopback, control calls need the admin token.',
    default: '127.0.0.1',
    example: '0.0.0.0',
    read: checked<string>(isText, 'a host name or an address'),
    flags: { host: { ...anyText, value: 'address' } },
  },
  listen: {
    says: 'Open a socket. Without one, `url` throws, and only `fetch` answers.',
    default: true,
    example: false,
    read: checked<boolean>((value) => typeof value === 'boolean', 'true or false'),
    flags: {},
  },
  randomSeed: {
    says: 'The same seed gives the same tokens, in any process.',
    default: product.handleName,
    example: 'nightly-7',
    read: checked<string>((value) => typeof value === 'string', 'a string'),
    flags: { 'random-seed': { ...anyText, value: 'text' } },
  },
  logger: {
    says: 'How Fastify logs: the value of its option `logger`, without a `transport`.',
    default: false,
    example: { level: 'warn' },
    read: readLogger,
    flags: {
      log: {
        value: 'level',
        says: `Log requests to stderr, from this level on: ${logLevels.join(', ')}.`,
        accepts: (text) => logLevels.includes(text),
        expected: `one of ${logLevels.join(', ')}`,
        toValue: (level: string) => ({ level, stream: process.stderr }),
      },
    },
  },
  clock: {
    says: 'The time at which the clock of each world is frozen until it is moved; `real` is the time of the system.',
    default: 'real',
    example: '2026-01-31T12:00:00Z',
    read: (clock: NonNullable<FakeOptions['clock']>, name: string) =>
      clock === 'real' ? undefined : readInstant(clock, `The option "${name}"`),
    flags: { clock: { ...anyText, value: 'instant' } },
  },
  rateLimit: {
    says: 'How many requests each client address may send to a world; `documented` is 180 per minute.',
    default: 'off',
    example: { limit: 5, windowMs: 1000 },
    read: readRateLimit,
    flags: {
      'rate-limit': {
        value: 'rule',
        says: '`documented` is 180 requests per minute and client address; or for example 5/1000 for 5 in 1000 ms.',
        accepts: (text) => /^(off|documented|[1-9]\d*\/[1-9]\d*)$/.test(text),
        expected: 'off, documented, or a number of requests and of milliseconds, for example 5/1000',
        toValue: toRateLimit,
      },
    },
  },
  unknownTokens: {
    says: 'What happens to an API token that was never seen; `new-world` opens a fresh world for it.',
    default: 'reject',
    example: 'new-world',
    read: oneOf<UnknownTokens>(['reject', 'new-world']),
    flags: {
      'unknown-tokens': {
        value: 'treatment',
        accepts: (text) => /^(reject|new-world)$/.test(text),
        expected: 'reject or new-world',
      },
    },
  },
  maxWorlds: {
    says: 'How many worlds there may be at a time, the default one included.',
    default: 10_000,
    example: 100,
    read: readCount,
    flags: {
      'max-worlds': {
        value: 'number',
        accepts: (text) => /^[1-9]\d*$/.test(text),
        expected: 'a whole number from 1',
        toValue: Number,
      },
    },
  },
  worldTtl: {
    says: "How long a world lives without a request or a call, on the system's time, for example 10m.",
    default: 'never',
    example: '10m',
    read: (ttl: NonNullable<FakeOptions['worldTtl']>, name: string) =>
      ttl === 'never' ? undefined : readDuration(ttl, `The option "${name}"`),
    flags: { 'world-ttl': { ...anyText, value: 'duration' } },
  },
  vary: {
    says: 'Vary everything that the documentation leaves open; the seed decides how.',
    default: false,
    example: true,
    read: checked<boolean>((value) => typeof value === 'boolean', 'true or false'),
    flags: { vary: onOrOff },
  },
  fixtures: {
    says: 'What to start from and to reset to: the path or URL of a JSON or YAML file, the fixture itself, or several of these.',
    defaultText: 'the fixtures/default.json of the package',
    example: './fixtures/acme.json',
    read: unchanged<FakeOptions['fixtures']>,
    flags: {
      fixtures: {
        ...anyText,
        value: 'file',
        isList: true,
        says:
          'JSON or YAML file to start from and to reset to. Of several, later ones update earlier ones. Without this flag, ' +
          `start and exec use ${product.handleName}.fixtures.json, .yaml or .yml of the working directory.`,
      },
    },
  },
  assumptions: {
    says: 'Decisions about undocumented behaviour to change, by name, or the path or URL of a JSON or YAML file with them.',
    defaultText: 'the first option of each',
    example: { trailingSlash: 'accept' },
    read: unchanged<FakeOptions['assumptions']>,
    flags: {
      assumption: {
        value: 'name=option',
        isList: true,
        says: 'Change a decision about undocumented behaviour.',
        accepts: isChoice,
        expected: 'a name and an option, for example trailingSlash=accept',
      },
      assumptions: {
        ...anyText,
        value: 'file',
        isList: true,
        default: 'none',
        says: 'JSON or YAML file of such decisions, as "contract --save" writes it.',
      },
    },
  },
  journal: {
    says: 'How much each world keeps of its requests; the oldest are dropped first.',
    default: journalDefaults,
    example: { maxEntries: 100 },
    read: readJournal,
    flags: {},
  },
  lint: {
    says: 'The level of each lint rule: off, warn or fail.',
    default: {},
    defaultText: 'every rule warns',
    example: { unknownFields: 'fail' },
    read: checkLintLevels,
    flags: {
      lint: {
        value: 'rule=level',
        isList: true,
        accepts: isChoice,
        expected: 'a rule and a level, for example unknownFields=fail',
        toValue: toChoices,
      },
    },
  },
  coverage: {
    says: 'Folder to write the outcome coverage into, when the fake closes or the process ends.',
    defaultText: `the environment variable ${variableName('coverage')}, otherwise nothing is written`,
    example: './.coverage',
    read: checked<string>(isText, 'the path of a folder'),
    flags: { coverage: { ...anyText, value: 'folder', default: 'nothing is written' } },
  },
  replay: {
    says: 'Repeat a run with random faults or varied answers, or a run of explore, by the token that it printed; wins over the seed.',
    defaultText: `the environment variable ${variableName('replay')}`,
    example: 'seed-Nw',
    read: (token: string, name: string) => readReplay(token, `The option "${name}"`),
    flags: { replay: { value: 'token', default: 'none', accepts: isReplayToken, expected: replayTokenShape } },
  },
  probe: {
    says: 'Repeat one run of the command `probe`: another option of an assumption, or one defect; wins over `assumptions`.',
    defaultText: `the environment variable ${variableName('probe')}, which also wins over this option`,
    example: 'assumption:errorBody=drf',
    read: (text: string, name: string) => readProbe(text, `The option "${name}"`),
    flags: { probe: { value: 'variation', default: 'none', accepts: isProbe, expected: probeShape } },
  },
  adminToken: {
    says: 'Control calls must send it as "Authorization: Bearer <token>".',
    defaultText: 'none on loopback, a random one elsewhere',
    example: 'secret',
    read: checked<string>(isAdminToken, adminTokenShape),
    flags: { 'admin-token': { value: 'token', accepts: isAdminToken, expected: adminTokenShape } },
  },
  tls: {
    says: 'Speak HTTPS, with a certificate that the fake makes for localhost, its own address and the host of the service, or with `{ cert, key }` in PEM.',
    defaultText: 'plain HTTP',
    example: 'self-signed',
    read: checked<NonNullable<FakeOptions['tls']>>(isTls, '"self-signed", or { cert, key } with both in PEM'),
    flags: {
      tls: {
        ...onOrOff,
        default: 'off',
        says: 'Speak HTTPS, with a certificate that the fake makes for localhost, its own address and the host of the service.',
      },
      'tls-cert': { ...pemFile, says: 'Speak HTTPS with this certificate, in PEM.' },
      'tls-key': { ...pemFile, says: 'The private key of --tls-cert, in PEM.' },
    },
  },
} as const satisfies { readonly [Name in keyof FakeOptions]-?: Option<NonNullable<FakeOptions[Name]>> }

export type OptionName = keyof typeof optionTable

export const optionNames = Object.keys(optionTable) as readonly OptionName[]

/** The default as the documentation shows it, in JavaScript. */
export function defaultOf(name: OptionName): string {
  const { default: value, defaultText }: Option = optionTable[name]
  return defaultText ?? inspect(value)
}
