import { FakeError } from '../engine/input/tester-error.ts'
import type { RequestRecord } from '../engine/journal/request-record.ts'
import type { World } from '../explo/world.ts'
import type { Check } from './options.ts'
import { requestName, type SentRequests } from './sent-requests.ts'

/** One thing that a test left behind. */
interface Leftover {
  readonly check: Check
  /** What it is, why that is wrong, and the cure. */
  readonly message: string
}

/** A test left something behind. The message lists everything. */
export class UncleanTestError extends FakeError {
  override readonly name = 'UncleanTestError'
  constructor(test: string, leftovers: readonly Leftover[]) {
    const checks = [...new Set(leftovers.map(({ check }) => `'${check}'`))].join(', ')
    super(
      'UNCLEAN_TEST',
      `The test "${test}" is not clean:\n${leftovers.map(({ check, message }) => `- ${check}: ${message}`).join('\n')}`,
      `If that is intended, call allow(${checks}) in the test, or give useExploFake the option "allow".`,
    )
  }
}

const lateCure = 'Await it in the test, or wait for it with requests.waitFor().'

/** Where a test may have left something behind. */
interface Traces {
  /** Other processes may have sent requests to it, too. */
  readonly world: World
  readonly sent: SentRequests
  /** The requests of this test without an API token of any world. */
  readonly unclaimed: readonly RequestRecord[]
  /** The hosts of the real Explo that something in this process tried to reach. */
  readonly egress: readonly string[]
  /** The likely cause of that, and the fix. */
  readonly egressCure: string
  /** The variable from which the application reads its API token. */
  readonly tokenVariable: string
}

/** What a test left behind. */
export async function leftovers(traces: Traces, allowed: ReadonlySet<Check>): Promise<Leftover[]> {
  const { world, sent } = traces
  const finders: Readonly<Record<Check, () => Promise<string[]>>> = {
    unmatched: async () => [...(await unmatched(world)), ...unclaimed(traces)],
    late: () => late(world, sent),
    leak: async () => leaks(traces),
    'unfired-faults': () => unfiredFaults(world),
    lint: () => lintFailures(world),
  }
  const found = Object.entries(finders).map(async ([name, find]) => {
    const check = name as Check
    return allowed.has(check) ? [] : (await find()).map((message) => ({ check, message }))
  })
  return (await Promise.all(found)).flat()
}

async function lintFailures(world: World): Promise<string[]> {
  try {
    await world.lint()
    return []
  } catch (error) {
    const { code, problem } = error as FakeError
    if (code === 'EXPLO_FAKE_LINT') return problem.split('\n')
    throw error
  }
}

async function unmatched({ requests }: World): Promise<string[]> {
  return (await requests.unmatched()).map((request) => {
    const { id, reason, hint } = request
    return [`${requestName(request)} (${id}) is no operation of Explo`, reason, hint].filter(Boolean).join('. ')
  })
}

/** Leaves out the requests with the API token of an earlier test, because these are leaks. */
function unclaimed({ unclaimed, sent, tokenVariable }: Traces): string[] {
  const leaked = new Set(sent.stray().map(({ request }) => requestName(request)))
  const messages = unclaimed
    .filter((request) => !leaked.has(requestName(request)))
    .map((request) => {
      const { headers, reason, hint } = request
      const header = headers['explo-authorization']
      const received = header === undefined ? '' : ` It was sent with "Explo-Authorization: ${header}".`
      return (
        `${requestName(request)} came without the API token of this test. ${reason}.${received} ${hint} ` +
        `Let the application read the API token from ${tokenVariable} when it calls Explo.`
      )
    })
  return [...new Set(messages)]
}

async function late({ requests, tokens }: World, sent: SentRequests): Promise<string[]> {
  const pending = await sent.pending(tokens.map(({ token }) => token))
  const [all, acrossReset] = await Promise.all([requests.list(), requests.late()])
  const unanswered = [...pending, ...all.filter((request) => request.status === null && !sent.has(request))]
  return [
    ...acrossReset.map(
      (request) => `${requestName(request)} was sent before a reset and answered after it. ${lateCure}`,
    ),
    ...[...new Set(unanswered.map(requestName))].map(
      (name) => `${name} had no answer when the test ended. ${lateCure}`,
    ),
  ]
}

function leaks({ sent, egress, egressCure }: Traces): string[] {
  const real = [...new Set(egress)].map((host) => `something tried to reach ${host}, and was refused. ${egressCure}`)
  const stray = sent
    .stray()
    .map(
      ({ request, test }) =>
        `${requestName(request)} was sent with the API token of the test "${test}", which is over. Let the application ` +
        'read its environment when it calls Explo, or start it again in each test.',
    )
  return [...stray, ...real]
}

/** Leaves out random faults, because a test cannot make them apply. */
async function unfiredFaults({ faults }: World): Promise<string[]> {
  const unfired = (await faults.list()).filter(({ hits, rate = 1 }) => hits === 0 && rate === 1)
  return unfired.map(({ id, match }) => {
    return `the fault ${id}, for ${JSON.stringify(match)}, fired for no request. Let the test send one, or do not arm it.`
  })
}
