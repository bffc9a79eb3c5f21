import { type Test, test } from 'tap'
import { contractPrefix } from '../../../src/explo/contract/remove-leftovers.ts'
import { type Fetch, startSecond } from '../../support/contract.ts'
import { repetitions } from '../../support/repetitions.ts'

const runs = repetitions(25, 100)

/** What makes customers, user groups, end users, blueprints and group tags, renames them, or has another make them. */
const making = [
  'createUserGroup',
  'newProvidedId',
  'deleteWithChildren',
  'visibilityGroups',
  'renameGroupTag',
  'taggedCustomers',
  'createEndUser',
  'blueprintsOfCustomer',
]

/** A `fetch` that never comes back from the call of that number: to the service it looks as if the run had been killed. */
function killedAt(call: number, isAnswered: boolean, onKill: () => void): Fetch {
  let calls = 0
  return async (input, init) => {
    calls++
    if (calls < call) return fetch(input, init)
    if (calls === call && isAnswered) await fetch(input, init)
    if (calls === call) onKill()
    return new Promise(() => {})
  }
}

/** The same numbers in every run of the test. */
function* numbers(limit: number) {
  for (let state = 7; ; ) {
    // A linear congruential generator. Only its higher digits vary enough.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield Math.floor((state / 2 ** 32) * limit)
  }
}

async function callsOf(t: Test): Promise<number> {
  const { server, contract } = await startSecond(t)
  let calls = 0
  server.onRequest = () => calls++
  await contract({ only: making })
  return calls
}

test(`the next run removes everything that ${runs} killed runs have left`, async (t) => {
  const { server, contract } = await startSecond(t)
  const { account } = server
  const moments = numbers(await callsOf(t))
  const names = () => [
    ...account.customers.map(({ id }) => id),
    ...account.tags,
    ...account.endUsers.map(({ id }) => id),
  ]
  const foreign = () => names().filter((name) => !name.startsWith(contractPrefix))
  const before = names()
  let dirty = 0
  let removed = 0

  for (let kill = 0; kill < runs; kill++) {
    const call = 1 + (moments.next().value as number)
    await new Promise<void>((resolve) => {
      contract({ fetch: killedAt(call, kill % 2 === 0, resolve), only: making })
    })
    if (names().length > before.length) dirty++
    if (foreign().length !== before.length) t.fail(`killed at call ${call}, it had touched what is not its own`)

    const next = await contract({ only: [] })
    removed += next.removed
    if (names().length > before.length)
      t.fail(`killed at call ${call}, it left ${names()}, and the next run does not say so`)
  }

  t.ok(dirty > runs / 5, `${dirty} kills left something`)
  t.ok(removed >= dirty)
  t.strictSame(names(), before)
})
