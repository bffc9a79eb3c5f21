import type { ExploFakeOptions } from '../../../src/index.ts'
import { failureOf, type Note, type Product } from './product.ts'

/** What a fake is created with, and cannot be. */
const mistakes: Readonly<Record<string, unknown>> = {
  'no object': null,
  'an unknown option': { fixture: {} },
  'an option that resembles none': { verbose: true },
  'port as text': { port: '4747' },
  'port beyond the last': { port: 65_536 },
  host: { host: '' },
  listen: { listen: 'no' },
  randomSeed: { randomSeed: 42 },
  logger: { logger: 'info' },
  'logger with a transport': { logger: { transport: {} } },
  clock: { clock: 'yesterday' },
  'clock without a time zone': { clock: '2026-01-31T12:00:00' },
  rateLimit: { rateLimit: 180 },
  'rateLimit.limit': { rateLimit: { limit: 0 } },
  'a key of rateLimit': { rateLimit: { window: 1000 } },
  unknownTokens: { unknownTokens: 'new-worlds' },
  maxWorlds: { maxWorlds: 1.5 },
  worldTtl: { worldTtl: 'an hour' },
  vary: { vary: 'keys' },
  'fixtures that are a number': { fixtures: 5 },
  'an unknown assumption': { assumptions: { trailingslash: 'reject' } },
  'an option of an assumption': { assumptions: { trailingSlash: 'ignore' } },
  'an assumption that cannot be changed': { assumptions: { unknownPath: '405' } },
  'two mistakes in assumptions': { assumptions: { trailingslash: 'reject', createdStatus: '202' } },
  'assumptions that are a number': { assumptions: 7 },
  'assumptions of a file that is missing': { assumptions: 'learnt.json' },
  journal: { journal: 1000 },
  'a key of journal': { journal: { maxEntrys: 5 } },
  'journal.maxBytes': { journal: { maxBytes: -1 } },
  'an unknown lint rule': { lint: { unknownField: 'fail' } },
  'a level of lint': { lint: { unknownFields: 'error' } },
  'lint that is a text': { lint: 'fail' },
  coverage: { coverage: '' },
  replay: { replay: 'again' },
  probe: { probe: 'everything' },
  'a mutant of probe': { probe: 'mutant:lostUpdat' },
  'an assumption of probe': { probe: 'assumption:errorBodi=drf' },
  adminToken: { adminToken: 'two words' },
  tls: { tls: true },
  'tls without a key': { tls: { cert: 'x' } },
  'tls that is no PEM': { tls: { cert: 'x', key: 'y' }, listen: true },
  'an address that is not of this machine': { host: '192.0.2.1', listen: true },
}

export async function optionMessages({ library }: Product, note: Note): Promise<void> {
  for (const [name, options] of Object.entries(mistakes)) {
    const given = options === null ? options : { listen: false, ...(options as object) }
    note(`option: ${name}`, await failureOf(() => start(given)))
  }

  const running = await library.createExploFake()
  const { port } = running
  note('option: a port where a fake listens', await failureOf(() => start({ port })))
  await running.close()
  note('handle: url of a fake that is closed', await failureOf(() => running.url))

  /** Closes what should have been refused. */
  async function start(options: object | null): Promise<void> {
    const fake = await library.createExploFake(options as ExploFakeOptions)
    await fake.close()
  }
}
