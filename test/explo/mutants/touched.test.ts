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

/** Single calls from two fixtures: of every operation, and of everything that can be refused. */
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

test('a call that is answered in another way under another option touches that assumption', async (t) => {
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
  // A limit and a throttled request would be needed for `throttling`.
  t.strictSame(
    options.map((each) => each.join('=')).filter((each) => !different.has(each)),
    ['throttling=retry-after'],
  )
})

/** Everything that a client sees. */
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

/** A JWT tells the time at which it was made. */
function withoutJwt(text: string): string {
  return text.replace(/"jwt":"[^"]*"/, '')
}
