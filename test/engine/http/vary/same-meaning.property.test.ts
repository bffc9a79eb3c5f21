import { deepStrictEqual } from 'node:assert/strict'
import fc from 'fast-check'
import { type Test, test } from 'tap'
import { operations } from '../../../../src/explo/operations/index.ts'
import { createExploFake, type ExploFake, type ExploFakeOptions } from '../../../../src/index.ts'
import { fixtures, outgoing, requests } from '../../../support/arbitrary-request.ts'
import { jsonHeaders } from '../../../support/helper.ts'
import { bodyAbout } from '../../../support/operation-body.ts'
import { customers, tokens, twoGroups } from '../../../support/two-groups.ts'

const clock = '2026-01-31T12:00:00Z'

/** What an answer says: without what Explo's documentation leaves open. */
function meaning(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaning).sort(byText)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .filter(([name, item]) => item !== null && !name.startsWith('explo_fake_vary_'))
    .map(([name, item]) => [name, meaning(item)])
    .sort(byText)
}

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1
}

async function answer(explo: ExploFake, [path, init]: ReturnType<typeof outgoing>) {
  const reply = await explo.fetch(`https://api.explo.co${path}`, init as RequestInit)
  return { status: reply.status, headers: headersOf(reply), body: meaning(await reply.json()) }
}

/** Without the length, which is not known beforehand of what comes in chunks. */
function headersOf({ headers }: Response) {
  return [...headers].filter(([name]) => name !== 'content-length')
}

async function startBoth(t: Test, options: ExploFakeOptions) {
  const common = { listen: false, clock, ...options }
  const fakes = [await createExploFake(common), await createExploFake({ ...common, vary: true })] as const
  t.teardown(() => Promise.all(fakes.map((fake) => fake.close())))
  return fakes
}

test('a varied answer to any request has the same meaning as the usual one', async (t) => {
  const [usual, varying] = await startBoth(t, { fixtures, assumptions: { deleteWithChildren: 'cascade' } })

  await t.resolves(
    fc.assert(
      fc.asyncProperty(fc.array(requests(), { minLength: 1, maxLength: 4 }), async (calls) => {
        await Promise.all([usual.reset(), varying.reset()])
        for (const call of calls) {
          deepStrictEqual(
            await answer(varying, outgoing(call)),
            await answer(usual, outgoing(call)),
            call.operation.name,
          )
        }
        deepStrictEqual(await varying.inspect(), await usual.inspect())
      }),
      { numRuns: 150 },
    ),
  )
})

for (const operation of operations) {
  test(`a success of ${operation.name} has the same meaning with every seed`, async (t) => {
    t.intercept(process.stderr, 'write', { value: () => true })
    const { method, url: path } = operation
    const body = bodyAbout({ ...customers.globex, customer_id: 2 }, operation)
    const headers = jsonHeaders(tokens.production)
    const call = [path, { method, headers, ...(body && { body: JSON.stringify(body) }) }] as const

    for (let seed = 0; seed < 10; seed++) {
      const [usual, varying] = await startBoth(t, { fixtures: twoGroups, randomSeed: `${seed}` })
      const expected = await answer(usual, [...call])
      t.equal(expected.status, 200)
      t.strictSame(await answer(varying, [...call]), expected)
    }
  })
}
