import { join } from 'node:path'
import { test } from 'tap'
import { readTouched } from '../../../src/engine/probe/touched.ts'
import { assumptionTable } from '../../../src/explo/assumptions.ts'
import { createExploFake, type ExploFake, type Fixture } from '../../../src/index.ts'
import { hearStderr } from '../../support/hear-stderr.ts'
import { dependentSuites, independentSuites, plantedFixture } from '../../support/planted/suites.ts'
import { mutantFixture, scenarios, writer } from './scenarios.ts'

interface Sent {
  readonly method: string
  readonly path: string
  readonly body?: object | undefined
  readonly token: string
}

/** Single calls with two fixtures: every operation, and every refusal. */
const traffic: readonly (readonly [Fixture, readonly Sent[]])[] = [
  [
    plantedFixture,
    [...Object.values(dependentSuites).flat(), ...independentSuites]
      .flatMap(({ steps }) => steps)
      .filter(({ path }) => !path.startsWith('/__admin'))
      .map(({ headers, ...step }) => ({ ...step, token: headers['explo-authorization'] ?? 'Token explo-test-token' })),
  ],
  [
    mutantFixture,
    Object.values(scenarios)
      .flat()
      .map(([method, path, body, token = writer]) => ({ method, path, body, token: `Token ${token}` })),
  ],
]

const options = Object.entries(assumptionTable).flatMap(([name, { options }]) =>
  options.slice(1).map((option) => [name, option] as const),
)

test('a call whose answer depends on the option of an assumption touches that assumption', async (t) => {
  hearStderr(t)
  const folder = t.testdir()
  const different = new Set<string>()
  for (const [fixtures, all] of traffic) {
    const calls = [...new Map(all.map((sent) => [JSON.stringify(sent), sent])).values()]
    const usual = await Promise.all(
      calls.map(async (sent, index) => {
        const probe = `none@${join(folder, `${calls.length}-${index}`)}`
        await using explo = await createExploFake({ listen: false, fixtures, probe })
        return { seen: await seenAfter(explo, sent), touched: readTouched(join(folder, `${calls.length}-${index}`)) }
      }),
    )
    for (const [name, option] of options) {
      await using explo = await createExploFake({ listen: false, fixtures, probe: `assumption:${name}=${option}` })
      for (const [index, sent] of calls.entries()) {
        await explo.reset()
        const { seen, touched } = usual[index] as (typeof usual)[number]
        if ((await seenAfter(explo, sent)) === seen) continue

        different.add(`${name}=${option}`)
        t.ok(
          touched.assumptions.has(name),
          `${sent.method} ${sent.path} ${JSON.stringify(sent.body)}: ${name}=${option}`,
        )
      }
    }
  }
  // `throttling` would need a rate limit and a throttled request.
  t.strictSame(
    options.map((each) => each.join('=')).filter((each) => !different.has(each)),
    ['throttling=retry-after'],
  )
})

/** Status, headers and body of an answer. */
async function seenAfter(explo: ExploFake, { method, path, body, token }: Sent): Promise<string> {
  const reply = await explo.fetch(`https://api.explo.co${path}`, {
    method,
    redirect: 'manual',
    headers: { 'content-type': 'application/json', 'explo-authorization': token },
    ...(body && { body: JSON.stringify(body) }),
  })
  const { headers } = reply
  const shown = ['content-type', 'location', 'retry-after', 'www-authenticate'].map((name) => headers.get(name))
  return JSON.stringify([reply.status, shown, withoutJwt(await reply.text())])
}

/** Replaces JWTs, because each contains its time of creation. */
function withoutJwt(text: string): string {
  return text.replace(/"jwt":"[^"]*"/, '')
}
