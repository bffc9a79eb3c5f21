import type { WorldHandle } from '../handle/world-handle.ts'
import { FakeError, OptionError } from '../input/tester-error.ts'
import type { RecordWords } from '../journal/change.ts'
import type { RequestRecord } from '../journal/request-record.ts'
import { type ChangeFact, type ExpectedChanges, factsOf, readExpected } from './expected-changes.ts'
import { changesBetween, listRecords, readRecord } from './stored-record.ts'

/** An action did not change what was expected. The message has each difference with its requests. */
export class ChangesError extends FakeError {
  override readonly name = 'ChangesError'
  /** What changed and was not expected. @example ['updated counter visits: count'] */
  readonly unexpected: readonly string[]
  /** What was expected and did not change. @example ['created counter visits'] */
  readonly missing: readonly string[]

  constructor(lines: readonly string[], unexpected: readonly string[], missing: readonly string[]) {
    super(
      'CHANGES',
      `The action changed something else than expected.\n${lines.join('\n')}`,
      'Correct "created", "updated" and "deleted", or the action; explain(id) tells what a request did.',
    )
    this.unexpected = unexpected
    this.missing = missing
  }
}

const maxRequests = 3

/** Runs the action, and compares the records of the world before and after it. @throws {ChangesError} @throws {OptionError} */
export async function expectChanges<Result>(
  world: WorldHandle,
  words: RecordWords,
  action: () => Promise<Result> | Result,
  expected: ExpectedChanges,
): Promise<Result> {
  if (typeof action !== 'function') {
    throw new OptionError(
      'The action is not a function.',
      'Give one, for example () => fetch(…), so that it starts here.',
    )
  }
  const missing = readExpected(expected, words)
  const before = await listRecords(words, world)
  const [last] = await world.requests.list({ limit: 1 })
  const result = await action()
  const changes = changesBetween(before, await listRecords(words, world), words)

  const unexpected = changes.flatMap(factsOf).filter(({ sentence }) => {
    const index = missing.findIndex((fact) => fact.sentence === sentence)
    if (index !== -1) missing.splice(index, 1)
    return index === -1
  })
  if (unexpected.length === 0 && missing.length === 0) return result

  const requests = requestsByRecord(await requestsAfter(last, world), words)
  const lines = [
    ...unexpected.map(({ sentence, name }) => `  unexpected: ${sentence} (${requests.get(name) ?? noRequest})`),
    ...missing.map(({ sentence, name }) => {
      const touching = requests.get(name)
      return `  missing: ${sentence}${touching === undefined ? '' : ` (touched by ${touching})`}`
    }),
  ]
  const sentences = (facts: readonly ChangeFact[]) => facts.map(({ sentence }) => sentence)
  throw new ChangesError(lines, sentences(unexpected), sentences(missing))
}

/** Seeds and resets change records without a request. Other requests may have been dropped. */
const noRequest = 'by no request of the journal'

async function requestsAfter(last: RequestRecord | undefined, world: WorldHandle): Promise<RequestRecord[]> {
  const all = await world.requests.list()
  const index = all.findIndex(({ id, receivedAt }) => id === last?.id && receivedAt === last.receivedAt)
  return all.slice(index + 1)
}

/** The requests that touched each record, by its name. */
function requestsByRecord(requests: readonly RequestRecord[], words: RecordWords): Map<string, string> {
  const touching = new Map<string, Set<string>>()
  for (const { id, method, path, changes } of requests) {
    for (const { kind, before, after } of changes) {
      for (const said of [before, after]) {
        if (said === null) continue
        const { name } = readRecord(words, kind, said)
        touching.set(name, (touching.get(name) ?? new Set()).add(`${id} ${method} ${path}`))
      }
    }
  }
  return new Map([...touching].map(([name, shown]) => [name, listed([...shown])]))
}

function listed(requests: readonly string[]): string {
  const more = requests.length - maxRequests
  return requests.slice(0, maxRequests).join(', ') + (more > 0 ? ` and ${more} more` : '')
}
