import { test } from 'tap'
import { ChangesError, type ExpectedChanges } from '../../../src/index.ts'
import { overBothHandles, startFake } from '../../support/helper.ts'
import { tokens, twoGroups } from '../../support/two-groups.ts'

const fixtures = {
  dashboards: [{ name: 'Sales', embed_id: 'abcdefghij' }],
  group_tags: ['sales', 'europe'],
  customers: [
    { provided_id: 'acme', group_tags: ['sales'], end_users: [{ provided_id: 'ann', email: 'ann@acme.test' }] },
    { provided_id: 'initech' },
  ],
}

overBothHandles(
  'expectChanges returns the value of the action when exactly the expected changes happen',
  { fixtures },
  async (t, { explo, post }) => {
    const value = await explo.expectChanges(
      async () => {
        await post('/api/create_customer/', { provided_id: 'globex', name: 'Globex' })
        await post('/api/update_customer/', { provided_id: 'acme', emails: ['ann@acme.test'] })
        await post('/api/delete_group_tag/', { name: 'europe' })
        await post('/api/publish/', {
          embed_id: 'abcdefghij',
          resource_type: 'dashboard',
          environment: 'staging',
          version_number: 3,
        })
        await post('/api/dashboard/report/', {
          provided_id: 'acme',
          dashboard_embed_id: 'abcdefghij',
          email: 'ann@acme.test',
        })
        return 'done'
      },
      {
        created: ['customer globex', 'publication of dashboard abcdefghij to staging', 'e-mail to ann@acme.test'],
        updated: { 'customer acme': ['emails'] },
        deleted: ['group tag europe'],
      },
    )

    t.equal(value, 'done')
  },
)

overBothHandles(
  'the error names each difference with the requests that caused it',
  { fixtures },
  async (t, { explo, post }) => {
    await post('/api/create_customer/', { provided_id: 'earlier', name: 'Earlier' })

    const error = await failure(
      explo.expectChanges(() => post('/api/delete_group_tag/', { name: 'sales' }), {
        created: ['customer globex'],
        deleted: ['group tag sales'],
      }),
    )

    t.match(error, { name: 'ChangesError', code: 'EXPLO_FAKE_CHANGES' })
    t.strictSame(
      [error.unexpected, error.missing],
      [['updated customer acme: group_tags'], ['created customer globex']],
    )
    t.equal(
      error.problem,
      `The action changed something else than expected.
  unexpected: updated customer acme: group_tags (r2 POST /api/delete_group_tag/)
  missing: created customer globex`,
    )
    t.match(
      error.stack?.split('\n').find((line) => /^ +at /.test(line)),
      'expect-changes.test.ts',
    )
  },
)

test('changes that cancel each other do not count, and the error names their requests', async (t) => {
  const { explo, post } = await startFake(t, { fixtures })
  const createAndDelete = async () => {
    await post('/api/create_group_tag/', { name: 'asia' })
    await post('/api/delete_group_tag/', { name: 'asia' })
  }

  await t.resolves(explo.expectChanges(createAndDelete, {}))
  const error = await failure(explo.expectChanges(createAndDelete, { created: ['group tag asia'] }))

  t.match(
    error.problem,
    'missing: created group tag asia (touched by r3 POST /api/create_group_tag/, r4 POST /api/delete_group_tag/)',
  )
})

test('the error names only the first of many requests that caused a change', async (t) => {
  const { explo, post } = await startFake(t, { fixtures })

  const error = await failure(
    explo.expectChanges(async () => {
      for (const name of ['a', 'b', 'c', 'd', 'e']) await post('/api/update_customer/', { provided_id: 'acme', name })
    }, {}),
  )

  t.match(error.problem, /acme: name \(r1 POST \S+, r2 POST \S+, r3 POST \S+ and 2 more\)$/)
})

test('a record that gets a new id counts as deleted and created', async (t) => {
  const { explo, post } = await startFake(t, { fixtures })

  await t.resolves(
    explo.expectChanges(() => post('/api/update_customer/', { provided_id: 'initech', new_provided_id: 'initrode' }), {
      created: ['customer initrode'],
      deleted: ['customer initech'],
    }),
  )
})

test('a different order of fields is not a change', async (t) => {
  const { explo, post } = await startFake(t, { fixtures })
  const update = (properties: string) =>
    explo.fetch('https://api.explo.co/api/update_customer/', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'explo-authorization': `Token ${explo.apiToken}` },
      body: `{"provided_id":"acme","properties":${properties}}`,
    })
  await update('{"a":1,"b":2}')

  await t.resolves(explo.expectChanges(() => update('{"b":2,"a":1}'), {}))
  await t.resolves(
    explo.expectChanges(() => update('{"b":2.0,"a":1}'), { updated: { 'customer acme': ['properties'] } }),
  )
  await t.resolves(explo.expectChanges(() => post('/api/get_customer/', { provided_id: 'acme' }), {}))
})

test('changes by seeds and resets count, and no request is named for them', async (t) => {
  const { explo } = await startFake(t, { fixtures })

  await t.resolves(
    explo.expectChanges(() => explo.seed({ customers: [{ provided_id: 'globex' }], data_sources: [], schemas: [] }), {
      created: ['customer globex'],
    }),
  )
  const error = await failure(explo.expectChanges(() => explo.reset(), {}))

  t.match(error.problem, 'unexpected: deleted customer globex (by no request of the journal)')
})

test('every kind of record of a fixture has a name', async (t) => {
  const { explo } = await startFake(t)

  await t.resolves(
    explo.expectChanges(
      () =>
        explo.seed({
          visibility_groups: [{ name: 'Staging' }],
          hierarchy_levels: ['Region', 'Site'],
          schemas: [{ id: '40' }],
          data_sources: [{ id: '213', schema: '40' }],
          dashboards: [{ name: 'Sales', embed_id: 'abcdefghij' }],
          report_builders: [{ name: 'Report', embed_id: 'klmnopqrst' }],
          group_tags: ['sales'],
          customers: [{ provided_id: 'acme', end_users: [{ provided_id: 'ann', email: 'ann@acme.test' }] }],
          blueprints: [{ customer_id: 'acme', name: 'Stock' }],
          embed_secrets: [{ key_id: 'k1' }],
          portals: [{ provided_id: 'acme', dashboard_embed_id: 'abcdefghij', emails: [] }],
          publications: [
            { resource_type: 'report', embed_id: 'klmnopqrst', environment: 'production', version_number: 1 },
          ],
        }),
      {
        created: [
          'visibility group Staging',
          'schema 40',
          'data source 213',
          'dashboard abcdefghij',
          'report builder klmnopqrst',
          'group tag sales',
          'customer acme',
          'end user ann',
          'blueprint Stock of customer acme',
          'embed secret of Production',
          'portal of customer acme to dashboard abcdefghij',
          'publication of report klmnopqrst to production',
        ],
        updated: { 'team 3': ['hierarchy_levels'] },
      },
    ),
  )
})

test('records with the same name in two visibility groups are counted separately', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: twoGroups })

  await t.resolves(
    explo.expectChanges(
      async () => {
        for (const token of [tokens.production, tokens.sandbox])
          await post('/api/create_customer/', { provided_id: 'hooli', name: 'Hooli' }, token)
      },
      { created: ['customer hooli', 'customer hooli'] },
    ),
  )
})

test('an e-mail that the outbox drops does not count as deleted', async (t) => {
  const { explo, post } = await startFake(t, { fixtures })
  const send = (subject: string) =>
    post('/api/dashboard/report/', {
      provided_id: 'acme',
      dashboard_embed_id: 'abcdefghij',
      email: 'ann@acme.test',
      subject,
      variables: { text: 'x'.repeat(900_000) },
    })
  for (const subject of ['1', '2', '3', '4']) await send(subject)

  await t.resolves(explo.expectChanges(() => send('last'), { created: ['e-mail to ann@acme.test'] }))
})

test('an error of the action is thrown unchanged', async (t) => {
  const { explo } = await startFake(t)

  await t.rejects(
    explo.expectChanges(() => Promise.reject(new TypeError('of the action')), { created: ['customer a'] }),
    new TypeError('of the action'),
  )
})

const mistakes: Record<string, [expected: unknown, message: string]> = {
  'a key that does not exist': [{ changed: [] }, 'The expected changes have no "changed".'],
  'a text instead of a list': [{ created: 'customer acme' }, '"created" must be a list of texts'],
  'a list instead of fields': [{ updated: ['customer acme'] }, '"updated" must be an object'],
  'no fields': [{ updated: null }, '"updated" must be an object, not null.'],
  'a number instead of fields': [{ updated: 1 }, '"updated" must be an object, not 1.'],
  'fields that are not a list': [{ updated: { 'customer acme': 'name' } }, '"updated["customer acme"]" must be a list'],
  'an update of no field': [{ updated: { 'customer acme': [] } }, '"updated" names no field of customer acme.'],
  'a kind that does not exist': [{ deleted: ['custmer acme'] }, 'Did you mean "customer"?'],
  'a name without a kind': [{ created: [''] }, 'a name begins with the kind of the record'],
}
for (const [title, [expected, message]] of Object.entries(mistakes)) {
  test(`${title} is refused before the action runs`, async (t) => {
    const { explo } = await startFake(t)
    let runs = 0

    await t.rejects(
      explo.expectChanges(() => ++runs, expected as ExpectedChanges),
      { code: 'EXPLO_FAKE_OPTION', message },
    )

    t.equal(runs, 0)
  })
}

test('an action that has begun already is refused', async (t) => {
  const { explo } = await startFake(t)

  await t.rejects(explo.expectChanges(Promise.resolve() as never, {}), {
    code: 'EXPLO_FAKE_OPTION',
    message: 'The action is not a function.\nGive one, for example () => fetch(…), so that it starts here.',
  })
})

async function failure(checked: Promise<unknown>): Promise<ChangesError> {
  return checked.then(
    () => {
      throw new Error('The changes were accepted.')
    },
    (error) => {
      if (error instanceof ChangesError) return error
      throw error
    },
  )
}
