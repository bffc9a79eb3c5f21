import { join } from 'node:path'
import { test } from 'tap'
import { planMutants } from '../../../src/engine/probe/plan.ts'
import { readTouched } from '../../../src/engine/probe/touched.ts'
import { probeFacts } from '../../../src/explo/mutants/index.ts'
import { operationNames } from '../../../src/explo/operations/index.ts'
import { createExploFake } from '../../../src/index.ts'
import { hearStderr } from '../../support/hear-stderr.ts'
import { type Call, generalScenario, mutantFixture, scenarios, writer } from './scenarios.ts'

const { mutants } = probeFacts

test('there are more than sixty mutants, each with a unique name, an operation and a sentence', async (t) => {
  t.ok(mutants.length > 60)
  t.equal(new Set(mutants.map(({ name }) => name)).size, mutants.length)
  for (const { name, operation, says } of mutants) {
    t.ok(operation === 'every operation' || name.startsWith(`${operation}.`), name)
    t.match(says, /^[A-Z`].*\.$/)
  }
  t.strictSame(
    operationNames.filter((name) => mutants.every(({ operation }) => operation !== name)),
    [],
  )
})

test('the calls of an operation reach all its mutants, and get other answers', async (t) => {
  hearStderr(t)
  const folder = t.testdir()
  for (const scenario of [...operationNames, 'every operation'] as const) {
    const calls = scenario === 'every operation' ? generalScenario : scenarios[scenario]
    const usual = await transcript(calls, `none@${join(folder, scenario)}`)
    const touched = planMutants(probeFacts, readTouched(join(folder, scenario)))

    for (const { name } of mutants.filter(({ operation }) => operation === scenario)) {
      const other = await transcript(calls, `mutant:${name}@${join(folder, name)}`)

      t.ok(touched.find(({ findingOf }) => findingOf().mutant === name)?.isTouched, `the probe would run ${name}`)
      t.ok(readTouched(join(folder, name)).isStruck, `a request reaches ${name}`)
      t.not(JSON.stringify(other), JSON.stringify(usual), `an answer shows ${name}`)
    }
  }
})

test('a request that cannot show a mutant does not count as reaching it', async (t) => {
  hearStderr(t)
  const folder = t.testdir()
  const once: readonly Call[] = [['POST', '/api/create_customer/', { provided_id: 'new', name: 'New' }]]
  const needing = mutants.filter(({ operation, needs }) => operation === 'createCustomer' && needs !== undefined)
  const names = ['newToken', 'overwrites', 'refusesKnown', 'otherGroupsRecord', 'emails.empty', 'properties.null']
  const unmet = [...needing.map(({ name }) => name), ...names.map((name) => `createCustomer.${name}`)]

  for (const name of unmet) await transcript(once, `mutant:${name}@${join(folder, name)}`)

  t.strictSame(
    unmet.filter((name) => readTouched(join(folder, name)).isStruck),
    [],
  )
})

test('a mutant can also change a list that is sent in parts', async (t) => {
  hearStderr(t)
  const customers = Array.from({ length: 201 }, (_, index) => ({ provided_id: `c${index}` }))
  await using explo = await createExploFake({
    listen: false,
    fixtures: { customers },
    probe: 'mutant:listCustomers.lastMissing',
  })

  const headers = { 'explo-authorization': `Token ${explo.apiToken}` }
  const reply = await explo.fetch('https://api.explo.co/api/customers/', { headers })

  t.equal(((await reply.json()) as { customers: unknown[] }).customers.length, 200)
})

/** Makes the calls, and returns the answers, the state and the journal. */
async function transcript(calls: readonly Call[], probe: string): Promise<unknown> {
  await using explo = await createExploFake({
    listen: false,
    fixtures: mutantFixture,
    clock: '2026-01-31T12:00:00Z',
    rateLimit: { limit: calls === generalScenario ? 2 : 100, windowMs: 1000 },
    probe,
  })
  const replies: unknown[] = []
  for (const [method, path, body, token = writer] of calls) {
    const reply = await explo.fetch(`https://api.explo.co${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'explo-authorization': `Token ${token}` },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    const { jwt } = JSON.parse(text)
    replies.push(reply.status, text, jwt && (await explo.openJwt(jwt).catch(String)))
  }
  return [replies, await explo.inspect(), await explo.outbox()]
}
