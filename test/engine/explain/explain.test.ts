import { jsonHeaders, overBothHandles } from '../../support/helper.ts'

const fixtures = {
  visibility_groups: [
    {
      name: 'Production',
      api_tokens: [
        { token: 'explo-test-token', permission: 'read-write' as const },
        { token: 'explo-test-token-read-only', permission: 'read-only' as const },
      ],
    },
    { name: 'Testing' },
  ],
  customers: [
    { provided_id: 'hidden', visibility_group: 'Testing' },
    { provided_id: 'acme', name: 'Acme', visibility_group: 'Production', token: 'a'.repeat(64) },
  ],
}

interface Story {
  readonly method?: string
  readonly path: string
  readonly body?: unknown
  readonly explanation: string
}

const stories: Record<string, Story> = {
  'a creation, an ignored field and a deprecated operation': {
    path: '/api/create_user_group/',
    body: { user_group_id: 'globex', name: 'Globex', colour: 'red' },
    explanation: `r1 POST /api/create_user_group/ → 200 (createUserGroup)
Created the customer "globex" in visibility group Production.
No document of Explo names "colour": ignored.
createUserGroup is deprecated: Explo names createCustomer as its successor.
Assumed about Explo, see assumptions(): apiEnvironmentTag, createdStatus, legacyDataSource, mappingTargets, numbers, replyFields, rotation, teamId, tokenShape, unknownFields, userGroupProperties, visibilityGroups.`,
  },
  'a known record, and the fields that had no effect': {
    path: '/api/create_customer/',
    body: { provided_id: 'acme', name: 'Other', properties: { region: 'EU' } },
    explanation: `r1 POST /api/create_customer/ → 200 (createCustomer)
Nothing was changed.
It existed already: name was sent as "Other" and stays "Acme"; properties was sent as {"region":"EU"} and stays null.
Assumed about Explo, see assumptions(): absentProperties, computedFields, createdStatus, mappingTargets, numbers, repeatedValues, replyFields, rotation, tokenShape, visibilityGroups.`,
  },
  'an identical repeated request': {
    path: '/api/create_customer/',
    body: { provided_id: 'acme', name: 'Acme' },
    explanation: `r1 POST /api/create_customer/ → 200 (createCustomer)
Nothing was changed.
It existed already.
Assumed about Explo, see assumptions(): absentProperties, computedFields, createdStatus, mappingTargets, numbers, repeatedValues, replyFields, rotation, tokenShape, visibilityGroups.`,
  },
  'the fields that an update changed': {
    path: '/api/update_customer/',
    body: { provided_id: 'acme', name: 'Acme Inc.', properties: { note: 'x'.repeat(100) } },
    explanation: `r1 POST /api/update_customer/ → 200 (updateCustomer)
Changed the customer "acme" in visibility group Production: name "Acme" → "Acme Inc.", properties null → {"note":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx….
Assumed about Explo, see assumptions(): absentProperties, computedFields, mappingTargets, newProvidedId, numbers, repeatedValues, replyFields, updateEmails, updateSemantics.`,
  },
  'an update without changes': {
    path: '/api/update_customer/',
    body: { provided_id: 'acme', name: 'Acme' },
    explanation: `r1 POST /api/update_customer/ → 200 (updateCustomer)
Changed the customer "acme" in visibility group Production: to what it was already.
Assumed about Explo, see assumptions(): absentProperties, computedFields, mappingTargets, newProvidedId, numbers, repeatedValues, replyFields, updateEmails, updateSemantics.`,
  },
  'a deletion': {
    method: 'DELETE',
    path: '/api/delete_customer/',
    body: { current_token: 'a'.repeat(64) },
    explanation: `r1 DELETE /api/delete_customer/ → 200 (deleteCustomer)
Deleted the customer "acme" in visibility group Production.
Assumed about Explo, see assumptions(): blueprints, deleteWithChildren, endUserCustomers, portalEmails, rotation.`,
  },
  'a customer of a group that the API token cannot reach': {
    path: '/api/get_customer/',
    body: { provided_id: 'hidden' },
    explanation: `r1 POST /api/get_customer/ → 404 (getCustomer)
404: customer "hidden" exists in visibility group Testing; this API token belongs to Production
Assumed about Explo (visibilityGroups): An id may exist once in each visibility group. A token never sees another group's customers: 404, as if they did not exist.
The cure: Use an API token of that visibility group.`,
  },
  'a path that Explo does not have': {
    path: '/api/nothing/',
    body: {},
    explanation: `r1 POST /api/nothing/ → 404
404: Explo has no path /api/nothing/
Assumed about Explo (unknownPath): A path that Explo never had: 404 "Not found."`,
  },
  'an end user': {
    path: '/api/create_end_user/',
    body: { provided_id: 'jane', email: 'jane@acme.test', customer_id: 2 },
    explanation: `r1 POST /api/create_end_user/ → 200 (createEndUser)
Created the end user "jane" in visibility group Production.
createEndUser is deprecated: Explo names createCustomer as its successor.
Assumed about Explo, see assumptions(): createdStatus, endUserAttributes, endUserCustomers, numbers.`,
  },
  'a portal with its customer and dashboard': {
    path: '/api/configure_customer_portal/',
    body: { provided_id: 'acme', dashboard_embed_id: 'vcjTgL2wdX', emails: [] },
    explanation: `r1 POST /api/configure_customer_portal/ → 200 (configureCustomerPortal)
Created the portal of customer "acme" to dashboard "vcjTgL2wdX" in visibility group Production.
Assumed about Explo, see assumptions(): embedIds, portalEmails.`,
  },
  'an e-mail with its subject and receiver': {
    path: '/api/dashboard/report/',
    body: { provided_id: 'acme', dashboard_embed_id: 'vcjTgL2wdX', email: 'jane@acme.test', subject: 'Weekly' },
    explanation: `r1 POST /api/dashboard/report/ → 200 (emailDashboardReport)
Created the e-mail "Weekly" to jane@acme.test in visibility group Production.
Assumed about Explo, see assumptions(): emailOutbox, embedIds.`,
  },
  'a publication with its resource and environment': {
    path: '/api/publish/',
    body: { embed_id: 'vcjTgL2wdX', resource_type: 'dashboard', environment: 'production', version_number: 2 },
    explanation: `r1 POST /api/publish/ → 200 (publish)
Created the publication of dashboard "vcjTgL2wdX" to production.
Assumed about Explo, see assumptions(): embedIds, publications.`,
  },
}

for (const [title, { method = 'POST', path, body, explanation }] of Object.entries(stories)) {
  overBothHandles(`an explanation describes ${title}`, { fixtures }, async (t, { explo, call }) => {
    await call(method, path, body)

    t.equal(await explo.explain('r1'), explanation)
  })
}

overBothHandles('a 405 after a redirect is explained by the missing slash', async (t, { explo }) => {
  await explo.fetch('https://api.explo.co/api/create_user_group?a=1', {
    method: 'POST',
    headers: { 'explo-authorization': 'Token explo-test-token' },
  })

  t.equal(
    await explo.explain('r2'),
    `r2 GET /api/create_user_group/?a=1 → 405
405: the path lacked its trailing slash; the client followed the 301 of r1 as GET
Assumed about Explo (wrongMethod): A known path with another method, HEAD included: 405 with \`Allow\` and \`Method "GET" not allowed.\` Django REST framework would answer HEAD where it answers GET.
The cure: Send POST /api/create_user_group/`,
  )
})

overBothHandles(
  'an explanation lists only the first of many changes, and no visibility group for changes of the team',
  async (t, { explo, post }) => {
    const customers = Array.from({ length: 6 }, (_, index) => ({ provided_id: `c${index}`, group_tags: ['sales'] }))
    await explo.seed({ group_tags: ['sales'], customers })

    await post('/api/rename_group_tag/', { name: 'sales', new_name: 'selling' })

    const [, ...lines] = (await explo.explain('r1')).split('\n')
    t.strictSame(lines.slice(0, 2), [
      'Changed the group tag "sales": "sales" → "selling".',
      `Changed the customer "c0" in visibility group Production: group_tags ["sales"] → ["selling"].`,
    ])
    t.equal(lines[5], 'And 2 more changes.')
  },
)

overBothHandles('an explanation names the secret of a JWT by its key id', { fixtures }, async (t, { explo, post }) => {
  await post('/api/generate_jwt/', { provided_id: 'acme', embed_id: 'vcjTgL2wdX' })

  t.match(await explo.explain('r1'), /^Created the embed secret "[0-9a-f-]{36}" in visibility group Production\.$/m)
})

overBothHandles(
  'a request is found by its id, and an unknown id is refused with the known ones',
  async (t, { explo, post }) => {
    await t.rejects(explo.explain('r1'), {
      code: 'EXPLO_FAKE_UNKNOWN_REQUEST',
      message: `The journal has no request "r1".
It has none now; the header x-explo-fake-request of an answer names its entry. A reset forgets all.`,
    })
    await post('/api/nothing/', {})
    await post('/api/nothing/', {})
    t.match(await explo.requests.get('r2'), { id: 'r2', path: '/api/nothing/', status: 404 })
    await t.rejects(explo.requests.get('r3'), {
      message: `The journal has no request "r3".
It has r1 to r2; the header x-explo-fake-request of an answer names its entry. A reset forgets all.`,
    })
  },
)

overBothHandles(
  'an explanation does not call a field such as constructor stored',
  { fixtures },
  async (t, { explo, post }) => {
    await post('/api/create_customer/', { provided_id: 'acme', name: 'Acme', constructor: 'red', toString: 1 })

    t.match(await explo.explain('r1'), '"constructor", "toString": ignored.\nIt existed already.\n')
  },
)

overBothHandles(
  'an explanation names the fault that fired, and says whether the operation happened',
  async (t, { explo, send, post }) => {
    const path = '/api/create_customer/'
    const acme = { provided_id: 'acme', name: 'Acme' }
    const match = { operation: 'createCustomer' } as const
    const before = await explo.faults.add({ match, then: 'server-error' })
    await post(path, acme)
    const after = await explo.faults.add({ match, then: 'unavailable', phase: 'after' })
    await post(path, acme)
    const broken = await explo.faults.add({ match, then: { connection: 'reset' } })
    await t.rejects(send(path, { method: 'POST', headers: jsonHeaders(), body: JSON.stringify(acme) }))
    const slow = await explo.faults.add({ match, delay: 1 })
    await post(path, acme)

    t.equal(await explo.explain('r1'), `r1 POST ${path} → 500 (createCustomer)\n500: fault ${before.id} fired`)
    t.equal(
      await explo.explain('r2'),
      `r2 POST ${path} → 503 (createCustomer)
503: fault ${after.id} fired, after Explo did what was asked
Created the customer "acme" in visibility group Production.`,
    )
    t.equal(await explo.explain('r3'), `r3 POST ${path} (createCustomer)\nno answer: fault ${broken.id} fired`)
    t.match(await explo.explain('r4'), `It existed already.\nThe fault ${slow.id} delayed it.\n`)
    t.match(await explo.coverage(), { seen: 1 }, 'what a fault answers does not count')
  },
)

overBothHandles('the explanation of a running request says that it has no answer yet', async (t, { explo, post }) => {
  const gate = await explo.gate({ operation: 'createCustomer', at: 'received' })
  const pending = post('/api/create_customer/', { provided_id: 'acme', name: 'Acme' })
  await gate.arrived

  const explanation = await explo.explain('r1')

  t.match(
    explanation,
    /^r1 POST \/api\/create_customer\/ \(createCustomer\)\nIt is still under way: nothing has been answered\.\n/,
  )
  await gate.release()
  await pending
})

const deeds: Record<string, { calls: (readonly [path: string, body: object])[]; says: string }> = {
  'a deleted group tag': {
    calls: [
      ['/api/create_group_tag/', { name: 'sales' }],
      ['/api/delete_group_tag/', { name: 'sales' }],
    ],
    says: 'Deleted the group tag "sales".',
  },
  'a created group tag': {
    calls: [['/api/create_group_tag/', { name: 'sales' }]],
    says: 'Created the group tag "sales".',
  },
  'a customer that got a parent': {
    calls: [
      ['/api/create_customer/', { provided_id: 'paris', name: 'Paris', hierarchy_level_name: 'User' }],
      ['/api/update_customer/', { provided_id: 'paris', parent_provided_id: 'acme' }],
    ],
    says: 'Changed the customer "paris" in visibility group Production: parent_provided_id nothing → "acme".',
  },
  'a read': {
    calls: [['/api/get_customer/', { provided_id: 'acme' }]],
    says: 'Nothing was changed.',
  },
}

for (const [name, { calls, says }] of Object.entries(deeds)) {
  overBothHandles(`an explanation describes ${name}`, { fixtures }, async (t, { explo, post }) => {
    for (const [path, body] of calls) await post(path, body)

    const [, line] = (await explo.explain(`r${calls.length}`)).split('\n')
    t.equal(line, says)
  })
}

overBothHandles('an explanation names the faults that delayed an answer', { fixtures }, async (t, { explo, post }) => {
  const match = { operation: 'getCustomer' } as const
  for (const phase of ['before', 'after'] as const) await explo.faults.add({ match, phase, delay: 1 })

  await post('/api/get_customer/', { provided_id: 'acme' })

  t.match(await explo.explain('r1'), /^The faults f1, f2 delayed it\.$/m)
})

overBothHandles('a long list whose answer is not in the journal can be explained', async (t, { explo, call }) => {
  await explo.seed({ customers: Array.from({ length: 201 }, (_, index) => ({ provided_id: `customer ${index}` })) })

  await call('GET', '/api/customers/')

  t.match(await explo.explain('r1'), /^r1 GET \/api\/customers\/ → 200 \(listCustomers\)\nNothing was changed\.\n/)
})
