import { inspect } from 'node:util'
import { readDuration, readInstant } from '../clock/read-time.ts'
import { isReplayToken, replayTokenShape } from '../faults/replay.ts'
import { checkLintLevels } from '../lint/lint.ts'
import { isProbe, probeShape, readProbe } from '../probe/probe.ts'
import { product, variableName } from '../product.ts'
import type { Service } from '../service.ts'
import type { FakeOptions, UnknownTokens } from './options.ts'
import {
  adminTokenShape,
  anyText,
  checked,
  isAdminToken,
  isPort,
  isText,
  isTls,
  journalDefaults,
  oneOf,
  onOrOff,
  readBoolean,
  readCount,
  readJournal,
  readLogger,
  readRateLimit,
  readReplay,
  toChoices,
  toRateLimit,
} from './read-options.ts'

/** One option of a fake. Its check, flags, variables, help, docstring and reference are made from this row. */
export interface Option<Value = unknown> {
  /** What it does. */
  readonly says: string
  /** More sentences for editors. */
  readonly details?: string
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

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace']
const pemFile = { ...anyText, value: 'file', default: 'none' }
/** For an option that `createFake` reads itself, because it may name files. */
const readElsewhere = () => undefined
const isChoice = (text: string) => /^[^=]+=./.test(text)

/** Every option of a fake. A new option is a row here and a property of {@link FakeOptions}. */
export const optionTable = {
  port: {
    says: 'The port to listen on. 0 picks a free port.',
    default: 0,
    example: 4747,
    read: checked<number>(isPort, 'a whole number from 0 to 65535'),
    flags: {
      port: {
        value: 'number',
        default: '4747; exec picks a free port',
        accepts: (text) => /^\d+$/.test(text) && isPort(Number(text)),
        expected: 'a whole number from 0 to 65535',
        toValue: Number,
      },
    },
  },
  host: {
    says: 'The address to listen on. If it is not a loopback address, control calls need the admin token.',
    default: '127.0.0.1',
    example: '0.0.0.0',
    read: checked<string>(isText, 'a host name or an address'),
    flags: { host: { ...anyText, value: 'address' } },
  },
  listen: {
    says: 'Whether to open a socket. Without one, `url` throws, and requests go through `fetch`.',
    default: true,
    example: false,
    read: readBoolean,
    flags: {},
  },
  randomSeed: {
    says: 'The seed of tokens, ids and random faults. The same seed gives the same values in every process.',
    default: product.handleName,
    example: 'nightly-7',
    read: checked<string>((value) => typeof value === 'string', 'a string'),
    flags: { 'random-seed': { ...anyText, value: 'text' } },
  },
  logger: {
    says: 'The option `logger` of Fastify. A `transport` is not supported.',
    default: false,
    example: { level: 'warn' },
    read: readLogger,
    flags: {
      log: {
        value: 'level',
        says: `The lowest level to log to stderr: ${logLevels.join(', ')}.`,
        accepts: (text) => logLevels.includes(text),
        expected: `one of ${logLevels.join(', ')}`,
        toValue: (level: string) => ({ level, stream: process.stderr }),
      },
    },
  },
  clock: {
    says: 'The time in each world. `real` is the time of the system. An instant freezes the clock there until a test moves it.',
    default: 'real',
    example: '2026-01-31T12:00:00Z',
    // Milliseconds since 1970. Undefined: the clock runs.
    read: (clock: NonNullable<FakeOptions['clock']>, name: string) =>
      clock === 'real' ? undefined : readInstant(clock, `The option "${name}"`),
    flags: { clock: { ...anyText, value: 'instant' } },
  },
  rateLimit: {
    says: 'The rate limit for each client address in each world. `documented` is 180 requests per minute.',
    default: 'off',
    example: { limit: 5, windowMs: 1000 },
    read: readRateLimit,
    flags: {
      'rate-limit': {
        value: 'rule',
        says: 'The rate limit for each client address in each world: `off`, `documented` (180 requests per minute), or for example 5/1000 for 5 requests in 1000 ms.',
        accepts: (text) => /^(off|documented|[1-9]\d*\/[1-9]\d*)$/.test(text),
        expected: 'off, documented, or a number of requests and of milliseconds, for example 5/1000',
        toValue: toRateLimit,
      },
    },
  },
  unknownTokens: {
    says: 'What to do with an API token that no world has: `reject` refuses the request, `new-world` opens a world for the token.',
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
    says: 'The maximum number of open worlds, including the default world.',
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
    says: "How long a world stays open without a request or a control call, in the system's time, for example 10m.",
    default: 'never',
    example: '10m',
    // Milliseconds. Undefined: never.
    read: (ttl: NonNullable<FakeOptions['worldTtl']>, name: string) =>
      ttl === 'never' ? undefined : readDuration(ttl, `The option "${name}"`),
    flags: { 'world-ttl': { ...anyText, value: 'duration' } },
  },
  vary: {
    says: 'Vary answers in everything that the documentation leaves open. The random seed decides how.',
    details: 'A client that relies on undocumented details then fails.',
    default: false,
    example: true,
    read: readBoolean,
    flags: { vary: onOrOff },
  },
  fixtures: {
    says: 'The initial data, which a reset restores: a fixture, the path or URL of a JSON or YAML file, or a list of these.',
    details: 'Later fixtures update earlier ones.',
    defaultText: 'the fixtures/default.json of the package',
    example: './fixtures/acme.json',
    read: readElsewhere,
    flags: {
      fixtures: {
        ...anyText,
        value: 'file',
        isList: true,
        says:
          'A JSON or YAML file with the initial data, which a reset restores. Later files update earlier ones. Without this flag, ' +
          `start and exec use ${product.handleName}.fixtures.json, .yaml or .yml in the working directory.`,
      },
    },
  },
  assumptions: {
    says: 'The assumptions to change: an object with options by name, the path or URL of a JSON or YAML file with them, or a list of these.',
    details: `Assumptions are decisions about undocumented behaviour. Later choices win. \`${product.name} contract --save\` writes such a file. Give a JSON file by its path: in an imported JSON module, every text has the type \`string\`, which names no option.`,
    defaultText: 'the first option of each',
    example: { trailingSlash: 'accept' },
    read: readElsewhere,
    flags: {
      assumption: {
        value: 'name=option',
        isList: true,
        says: 'An assumption to change. Assumptions are decisions about undocumented behaviour.',
        accepts: isChoice,
        expected: 'a name and an option, for example trailingSlash=accept',
      },
      assumptions: {
        ...anyText,
        value: 'file',
        isList: true,
        default: 'none',
        says: 'A JSON or YAML file with assumptions to change. "contract --save" writes such a file.',
      },
    },
  },
  journal: {
    says: 'How many requests each world keeps, and how many bytes of them. It drops the oldest first.',
    default: journalDefaults,
    example: { maxEntries: 100 },
    read: readJournal,
    flags: {},
  },
  lint: {
    says: 'The level of each lint rule: off, warn or fail.',
    details: '`fail` makes `lint()` throw.',
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
    says: 'The folder for the outcome coverage, which the fake writes when it closes or the process ends.',
    defaultText: `the environment variable ${variableName('coverage')}, otherwise nothing is written`,
    example: './.coverage',
    read: checked<string>(isText, 'the path of a folder'),
    flags: { coverage: { ...anyText, value: 'folder', default: 'nothing is written' } },
  },
  replay: {
    says: 'The token that a run with random faults, varied answers or `explore` printed. It repeats that run, and wins over the random seed.',
    defaultText: `the environment variable ${variableName('replay')}`,
    example: 'seed-Nw',
    read: (token: string, name: string) => readReplay(token, `The option "${name}"`),
    flags: { replay: { value: 'token', default: 'none', accepts: isReplayToken, expected: replayTokenShape } },
  },
  probe: {
    says: 'The variation of a run of the command `probe`: another option of an assumption, or a defect. It repeats that run, and wins over `assumptions`.',
    details:
      'Tests that fail with another option depend on the assumption. Tests that pass with a defect do not notice it.',
    defaultText: `the environment variable ${variableName('probe')}, which also wins over this option`,
    example: 'assumption:errorBody=drf',
    read: (text: string, name: string) => readProbe(text, `The option "${name}"`),
    flags: { probe: { value: 'variation', default: 'none', accepts: isProbe, expected: probeShape } },
  },
  adminToken: {
    says: 'The token that control calls must send as "Authorization: Bearer <token>".',
    defaultText: 'none on loopback, a random one elsewhere',
    example: 'secret',
    read: checked<string>(isAdminToken, adminTokenShape),
    flags: { 'admin-token': { value: 'token', accepts: isAdminToken, expected: adminTokenShape } },
  },
  tls: {
    says: 'Serve HTTPS: `self-signed` makes a certificate for localhost, the addresses of the fake and the host of the service. Or give your own `{ cert, key }` in PEM.',
    details:
      'The addresses are 127.0.0.1, ::1 and the option `host`. Clients must trust the certificate, which `fake.ca` has.',
    defaultText: 'plain HTTP',
    example: 'self-signed',
    read: checked<NonNullable<FakeOptions['tls']>>(isTls, '"self-signed", or { cert, key } with both in PEM'),
    flags: {
      tls: {
        ...onOrOff,
        default: 'off',
        says: 'Serve HTTPS with a certificate that the fake makes for localhost, its own addresses and the host of the service.',
      },
      'tls-cert': { ...pemFile, says: 'Serve HTTPS with this certificate, in PEM.' },
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
