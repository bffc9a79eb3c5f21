import { test } from 'tap'
import { connectExploFake, createExploFake } from '../../src/index.ts'
import { leftovers } from '../../src/runners/leftovers.ts'
import { SentRequests } from '../../src/runners/sent-requests.ts'

test('a fake that is gone causes an error, not a lint finding', async (t) => {
  const fake = await createExploFake()
  const explo = await connectExploFake(fake.url)
  await fake.close()

  await t.rejects(
    leftovers(
      {
        world: explo,
        sent: new SentRequests(),
        unclaimed: [],
        egress: [],
        egressCure: '',
        tokenVariable: 'EXPLO_API_TOKEN',
      },
      new Set(),
    ),
    { code: 'EXPLO_FAKE_UNREACHABLE' },
  )
})

test('requests without an API token belong to no test', async (t) => {
  await using fake = await createExploFake()
  const sent = new SentRequests()
  sent.watch()
  t.teardown(() => sent.unwatch())

  const [plain, other] = await Promise.all([
    fetch(`${fake.url}/api/customers/`),
    fetch(`${fake.url}/api/customers/`, { headers: { accept: 'application/json' } }),
  ])

  t.strictSame([plain.status, other.status], [401, 401])
  t.notOk(sent.has({ method: 'GET', path: '/api/customers/' }))
})
