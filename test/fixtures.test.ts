import { pathToFileURL } from 'node:url'
import { type Test, test } from 'tap'
import { createExploFake, type ExploFakeOptions, type Fixture, FixtureError } from '../src/index.ts'

/** What a fake refuses these fixtures with, one line for each mistake. */
async function complaintsAbout(t: Test, fixtures: unknown): Promise<string[]> {
  try {
    const explo = await createExploFake({ listen: false, fixtures } as ExploFakeOptions)
    t.teardown(() => explo.close())
  } catch (error) {
    if (error instanceof FixtureError) return error.problem.split('\n')
    throw error
  }
  return []
}

/** The same about a file, without the folder. */
async function complaintsAboutFile(t: Test, name: string, content: string): Promise<string[]> {
  const folder = t.testdir({ [name]: content })
  const complaints = await complaintsAbout(t, `${folder}/${name}`)
  return complaints.map((line) => line.replace(`${folder}/`, ''))
}

const onlyJson = 'A fixture can hold only what JSON can.'

test('a value that JSON cannot say is named by its place', async (t) => {
  const properties = {
    n: Number.NaN,
    big: 5n,
    call: () => 1,
    map: new Map(),
    bytes: new Uint8Array(1),
    list: [undefined],
  }

  const complaints = await complaintsAbout(t, { customers: [{ provided_id: 'acme', properties }] })

  t.strictSame(complaints, [
    `options.fixtures: /customers/0/properties/n is NaN. ${onlyJson}`,
    `options.fixtures: /customers/0/properties/big is a bigint. ${onlyJson}`,
    `options.fixtures: /customers/0/properties/call is a function. ${onlyJson}`,
    `options.fixtures: /customers/0/properties/map is a Map. ${onlyJson}`,
    `options.fixtures: /customers/0/properties/bytes is a Uint8Array. ${onlyJson}`,
    `options.fixtures: /customers/0/properties/list/0 is undefined. ${onlyJson}`,
  ])
})

test('a fixture that is not an object at all is refused in the same words', async (t) => {
  t.strictSame(await complaintsAbout(t, () => 1), [`options.fixtures: is a function. ${onlyJson}`])
  t.strictSame(await complaintsAbout(t, [undefined]), [`options.fixtures: is undefined. ${onlyJson}`])
  t.strictSame(await complaintsAbout(t, null), ['options.fixtures: must be an object, but is null.'])
  t.strictSame(await complaintsAbout(t, [[]]), ['options.fixtures: must be an object, but is an array.'])
  t.strictSame(await complaintsAbout(t, 5), ['options.fixtures: must be an object, but is 5.'])
})

test('an object that contains itself is refused, and so is endless nesting', async (t) => {
  const circle: Record<string, unknown> = { provided_id: 'acme' }
  circle.properties = { customer: circle }
  const deep = {
    customers: [{ provided_id: 'acme', properties: JSON.parse(`${'{"a":'.repeat(600)}1${'}'.repeat(600)}`) }],
  }

  const [aboutCircle = ''] = await complaintsAbout(t, { customers: [circle] })
  const [aboutDepth = ''] = await complaintsAbout(t, deep)

  t.equal(aboutCircle, `options.fixtures: /customers/0/properties/customer contains itself. ${onlyJson}`)
  t.match(aboutDepth, /\/a\/a is nested more than 500 levels deep\. A fixture can hold only what JSON can\.$/)
})

test('what JSON says in its own way is taken as JSON says it', async (t) => {
  const shared = { region: 'EU' }
  const properties = { since: new Date(0), left: undefined, shared, again: shared }
  const explo = await createExploFake({ listen: false, fixtures: { customers: [{ provided_id: 'acme', properties }] } })
  t.teardown(() => explo.close())

  const { customers } = await explo.inspect()

  t.match(customers, [{ properties: { since: '1970-01-01T00:00:00.000Z', shared, again: shared } }])
  t.notOk('left' in (customers?.[0]?.properties ?? {}))
})

test('a fixture can be changed by its owner afterwards without any effect', async (t) => {
  const fixture = { customers: [{ provided_id: 'acme', properties: { region: 'EU' } }] }
  const explo = await createExploFake({ listen: false, fixtures: fixture })
  t.teardown(() => explo.close())

  fixture.customers[0] = { provided_id: 'globex', properties: { region: 'US' } }
  await explo.reset()

  t.match((await explo.inspect()).customers, [{ provided_id: 'acme', properties: { region: 'EU' } }])
})

test('an unknown key is refused with the nearest known one, at every level', async (t) => {
  const fixture = {
    custmers: [],
    customers: [{ provided_id: 'acme', nmae: 'Acme', isDemoGroup: true }],
    visibility_groups: [{ name: 'Production', api_token: [] }],
    dashboards: [{ name: 'Sales', attributes: [{ attribute: 'Team', valeu: 'Sales' }] }],
  }

  t.strictSame(await complaintsAbout(t, fixture), [
    'options.fixtures: /custmers is not a known key. Did you mean "customers"?',
    'options.fixtures: /visibility_groups/0/api_token is not a known key. Did you mean "api_tokens"?',
    'options.fixtures: /customers/0/nmae is not a known key. Did you mean "name"?',
    'options.fixtures: /customers/0/isDemoGroup is not a known key. Did you mean "is_demo_group"?',
    'options.fixtures: /dashboards/0/attributes/0 lacks "value".',
    'options.fixtures: /dashboards/0/attributes/0/valeu is not a known key. Did you mean "value"?',
  ])
})

test('an unknown key that resembles none is refused with all that there are', async (t) => {
  t.strictSame(await complaintsAbout(t, { schemas: [{ id: '40', database: 'x' }] }), [
    'options.fixtures: /schemas/0/database is not a known key. Known are: id, name.',
  ])
})

test('a key named like a part of JavaScript is a key like any other', async (t) => {
  const fixture = JSON.parse('{ "__proto__": {}, "schemas": [{ "id": "40", "constructor": 1, "a/b~c": 1 }] }')

  t.match(await complaintsAbout(t, fixture), [
    /^options\.fixtures: \/__proto__ is not a known key\./,
    /^options\.fixtures: \/schemas\/0\/constructor is not a known key\./,
    /^options\.fixtures: \/schemas\/0\/a~1b~0c is not a known key\./,
  ])
})

test('a missing key is named', async (t) => {
  const fixture = {
    visibility_groups: [{ api_tokens: [{}] }],
    customers: [{}],
    user_groups: [{}, { user_group_id: 'acme' }, { provided_id: 'globex' }],
    data_sources: [{}],
  }

  t.strictSame(await complaintsAbout(t, fixture), [
    'options.fixtures: /visibility_groups/0 lacks "name".',
    'options.fixtures: /visibility_groups/0/api_tokens/0 lacks "token".',
    'options.fixtures: /visibility_groups/0/api_tokens/0 lacks "permission".',
    'options.fixtures: /customers/0 lacks "provided_id".',
    'options.fixtures: /user_groups/0 lacks "user_group_id".',
    'options.fixtures: /data_sources/0 lacks "id".',
    'options.fixtures: /data_sources/0 lacks "schema".',
  ])
})

test('a value of another type is refused with the type that was expected', async (t) => {
  const fixture = {
    team_id: 'three',
    visibility_groups: [{ name: {}, api_tokens: 'x' }],
    customers: [
      { provided_id: 'acme', name: null, properties: [], emails: { 0: 'a@acme.test' }, mapping: 'x'.repeat(99) },
    ],
    group_tags: {},
  }

  t.strictSame(await complaintsAbout(t, fixture), [
    'options.fixtures: /team_id must be an integer, but is "three".',
    'options.fixtures: /visibility_groups/0/name must be a string, but is an object.',
    'options.fixtures: /visibility_groups/0/api_tokens must be an array, but is "x".',
    'options.fixtures: /customers/0/name must be a string, but is null.',
    `options.fixtures: /customers/0/mapping must be an object or null, but is "${'x'.repeat(59)}….`,
    'options.fixtures: /customers/0/properties must be an object or null, but is an array.',
    'options.fixtures: /customers/0/emails must be an array, but is an object.',
    'options.fixtures: /group_tags must be an array, but is an object.',
  ])
})

test('a value that only its quotes make wrong is refused with the cure', async (t) => {
  const content = `
team_id: "3"
customers:
  - { provided_id: 17, name: true, is_demo_group: no, mapping: { 40: 213 } }
`

  t.strictSame(await complaintsAboutFile(t, 'acme.yaml', content), [
    'acme.yaml: /team_id must be an integer, but is "3". Write it without quotes.',
    'acme.yaml: /customers/0/provided_id must be a string, but is 17. Write it in quotes.',
    'acme.yaml: /customers/0/name must be a string, but is true. Write it in quotes.',
    'acme.yaml: /customers/0/is_demo_group must be a boolean, but is "no". Write true or false, without quotes.',
    'acme.yaml: /customers/0/mapping/40 must be a string, but is 213. Write it in quotes.',
  ])
})

test('a value that is blank, empty or of the wrong shape is refused', async (t) => {
  const fixture = {
    visibility_groups: [
      {
        name: ' ',
        api_tokens: [
          { token: 'two words', permission: 'readonly' },
          { token: '', permission: {} },
        ],
      },
    ],
    customers: [{ provided_id: '' }],
    hierarchy_levels: [],
    embed_secrets: [{ key_id: 'k', key_value: 'too short' }],
  }

  t.strictSame(await complaintsAbout(t, fixture), [
    'options.fixtures: /visibility_groups/0/name must not be blank.',
    'options.fixtures: /visibility_groups/0/api_tokens/0/token must be ASCII without spaces, because it is sent in a header.',
    'options.fixtures: /visibility_groups/0/api_tokens/0/permission must be "read-only" or "read-write", but is "readonly".',
    'options.fixtures: /visibility_groups/0/api_tokens/1/token must be ASCII without spaces, because it is sent in a header.',
    'options.fixtures: /visibility_groups/0/api_tokens/1/permission must be "read-only" or "read-write", but is an object.',
    'options.fixtures: /customers/0/provided_id must not be blank.',
    'options.fixtures: /hierarchy_levels must not be empty. Leave it out for the default.',
    'options.fixtures: /embed_secrets/0/key_value must have 32 ASCII characters.',
  ])
})

test('a list of no visibility groups is refused, because a team without one cannot be reached', async (t) => {
  t.strictSame(await complaintsAbout(t, { visibility_groups: [] }), [
    'options.fixtures: /visibility_groups must not be empty. Leave it out for the default.',
  ])
})

test('a key given under both of its names must say the same twice', async (t) => {
  const fixture = {
    customers: [
      { provided_id: 'acme', visibility_group: 'Production', access_group: 'Testing' },
      {
        provided_id: 'globex',
        hierarchy_level: 'User',
        hierarchy_level_name: 'Customer',
        mapping: null,
        parent_schema_datasource_mapping: {},
      },
      { provided_id: 'initech', mapping: { 40: '213' }, parent_schema_datasource_mapping: { 40: '213' } },
    ],
    user_groups: [{ user_group_id: 'umbrella', provided_id: 'umbrela' }],
  }
  const cure = 'beside it, which is the same under another name. Give one of them.'

  t.strictSame(await complaintsAbout(t, fixture), [
    `options.fixtures: /customers/0/access_group differs from "visibility_group" ${cure}`,
    `options.fixtures: /customers/1/hierarchy_level_name differs from "hierarchy_level" ${cure}`,
    `options.fixtures: /customers/1/parent_schema_datasource_mapping differs from "mapping" ${cure}`,
    `options.fixtures: /user_groups/0/provided_id differs from "user_group_id" ${cure}`,
  ])
})

test('a name that nothing declares is refused with the key that would, and the nearest name', async (t) => {
  const fixture = {
    visibility_groups: [{ name: 'Production' }, { name: 'Testing' }],
    group_tags: ['sales'],
    schemas: [{ id: '40' }],
    data_sources: [{ id: '213', schema: '41', visibility_groups: ['Prodution', 'Testing'] }],
    embed_secrets: [{ key_id: 'k', visibility_group: 'Staging' }],
    customers: [
      { provided_id: 'acme', access_group: 'Prod', group_tags: ['sales', 'slaes'], hierarchy_level_name: 'Custmer' },
    ],
  }

  t.strictSame(await complaintsAbout(t, fixture), [
    'options.fixtures: /data_sources/0/schema names the schema "41", which "schemas" does not declare. Did you mean "40"?',
    'options.fixtures: /data_sources/0/visibility_groups/0 names the visibility group "Prodution", which "visibility_groups" does not declare. Did you mean "Production"?',
    'options.fixtures: /embed_secrets/0/visibility_group names the visibility group "Staging", which "visibility_groups" does not declare. Known are: Production, Testing.',
    'options.fixtures: /customers/0/access_group names the visibility group "Prod", which "visibility_groups" does not declare. Known are: Production, Testing.',
    'options.fixtures: /customers/0/group_tags/1 names the group tag "slaes", which "group_tags" does not declare. Did you mean "sales"?',
    'options.fixtures: /customers/0/hierarchy_level_name names the hierarchy level "Custmer", which "hierarchy_levels" does not declare. Did you mean "Customer"?',
  ])
})

test('a name of a kind of which there is none is refused', async (t) => {
  t.strictSame(await complaintsAbout(t, { customers: [{ provided_id: 'acme', group_tags: ['sales'] }] }), [
    'options.fixtures: /customers/0/group_tags/0 names the group tag "sales", which "group_tags" does not declare. There is none.',
  ])
})

test('a mapping that leads nowhere is refused, entry by entry', async (t) => {
  const fixture = {
    visibility_groups: [{ name: 'Production' }, { name: 'Testing' }],
    schemas: [{ id: '40' }, { id: '134' }],
    data_sources: [
      { id: '213', provided_id: 'orders', schema: '40' },
      { id: '386', schema: '134', visibility_groups: ['Testing'] },
    ],
    customers: [
      { provided_id: 'acme', mapping: { 40: 'orders', 134: '386' } },
      { provided_id: 'globex', mapping: { 135: '386', 40: 'order', 134: '213' } },
      {
        provided_id: 'initech',
        visibility_group: 'Testing',
        parent_schema_datasource_mapping: { 40: '999999', 134: '386' },
      },
    ],
  }

  t.strictSame(await complaintsAbout(t, fixture), [
    'options.fixtures: /customers/0/mapping/134 names the data source "386", which Production does not see. Add the group to its "visibility_groups".',
    'options.fixtures: /customers/1/mapping/40 names the data source "order", which "data_sources" does not declare. Did you mean "orders"?',
    'options.fixtures: /customers/1/mapping/134 names the data source "213", which belongs to another schema.',
    'options.fixtures: /customers/1/mapping/135 names the schema "135", which "schemas" does not declare. Did you mean "134"?',
    'options.fixtures: /customers/2/parent_schema_datasource_mapping/40 names the data source "999999", which "data_sources" does not declare. Known are: 213, orders, 386.',
  ])
})

test('a customer without its parent, or not below it, is refused', async (t) => {
  const fixture = {
    visibility_groups: [{ name: 'Production' }, { name: 'Testing' }],
    customers: [
      { provided_id: 'acme' },
      { provided_id: 'jane', hierarchy_level: 'User', parent_provided_id: 'acmee' },
      { provided_id: 'john', hierarchy_level: 'User', parent_provided_id: 'acme', visibility_group: 'Testing' },
      { provided_id: 'globex', parent_provided_id: 'acme' },
      { provided_id: 'selfish', hierarchy_level: 'User', parent_provided_id: 'selfish' },
      { provided_id: 'lost', hierarchy_level: 'Usr', parent_provided_id: 'acme' },
      { provided_id: 'nowhere', visibility_group: 'Staging', parent_provided_id: 'acme' },
    ],
  }

  t.strictSame(await complaintsAbout(t, fixture), [
    'options.fixtures: /customers/5/hierarchy_level names the hierarchy level "Usr", which "hierarchy_levels" does not declare. Did you mean "User"?',
    'options.fixtures: /customers/6/visibility_group names the visibility group "Staging", which "visibility_groups" does not declare. Known are: Production, Testing.',
    'options.fixtures: /customers/1/parent_provided_id names the parent "acmee", but Production has no such customer. Did you mean "acme"?',
    'options.fixtures: /customers/2/parent_provided_id names the parent "acme", but Testing has no such customer. There is none.',
    'options.fixtures: /customers/3 puts "globex" (Customer) below "acme" (Customer), which is not on a higher level. The levels are, highest first: Customer, User.',
    'options.fixtures: /customers/4 puts "selfish" (User) below "selfish" (User), which is not on a higher level. The levels are, highest first: Customer, User.',
  ])
})

test('a circle of parents is refused where it does not go down', async (t) => {
  const fixture = {
    hierarchy_levels: ['League', 'Team', 'Player'],
    customers: [
      { provided_id: 'a', hierarchy_level: 'Team', parent_provided_id: 'c' },
      { provided_id: 'b', hierarchy_level: 'Player', parent_provided_id: 'a' },
      { provided_id: 'c', hierarchy_level: 'League', parent_provided_id: 'b' },
    ],
  }

  t.strictSame(await complaintsAbout(t, fixture), [
    'options.fixtures: /customers/2 puts "c" (League) below "b" (Player), which is not on a higher level. The levels are, highest first: League, Team, Player.',
  ])
})

test('what stands in a fixture twice is refused, with the place of the first', async (t) => {
  const fixture = {
    visibility_groups: [{ name: 'Production' }, { name: 'Testing' }, { name: 'Testing' }],
    group_tags: ['sales', 'sales'],
    hierarchy_levels: ['Customer', 'Customer'],
    schemas: [{ id: '40' }, { id: '40' }],
    data_sources: [
      { id: '213', schema: '40' },
      { id: '213', schema: '40' },
    ],
    dashboards: [{ name: 'Sales' }, { name: 'Sales' }],
    report_builders: [{ name: 'Sales' }, { name: 'Sales' }],
    embed_secrets: [{ key_id: 'k' }, { key_id: 'k' }],
    customers: [{ provided_id: 'acme' }, { provided_id: 'acme', visibility_group: 'Testing' }, { provided_id: 'acme' }],
    user_groups: [{ user_group_id: 'acme', access_group: 'Testing' }],
  }

  t.strictSame(await complaintsAbout(t, fixture), [
    'options.fixtures: /visibility_groups/2 repeats the visibility group "Testing", which is at /visibility_groups/1 already.',
    'options.fixtures: /group_tags/1 repeats the group tag "sales", which is at /group_tags/0 already.',
    'options.fixtures: /hierarchy_levels/1 repeats the hierarchy level "Customer", which is at /hierarchy_levels/0 already.',
    'options.fixtures: /schemas/1 repeats the schema "40", which is at /schemas/0 already.',
    'options.fixtures: /data_sources/1 repeats the data source "213", which is at /data_sources/0 already.',
    'options.fixtures: /dashboards/1 repeats the dashboard "Sales", which is at /dashboards/0 already.',
    'options.fixtures: /report_builders/1 repeats the report builder "Sales", which is at /report_builders/0 already.',
    'options.fixtures: /embed_secrets/1 repeats the embed secret "k", which is at /embed_secrets/0 already.',
    'options.fixtures: /customers/2 repeats the customer "acme" of Production, which is at /customers/0 already.',
    'options.fixtures: /user_groups/0 repeats the customer "acme" of Testing, which is at /customers/1 already.',
  ])
})

test('an id by which something is found belongs to one thing', async (t) => {
  const stored = {
    dashboards: [{ name: 'Sales', embed_id: 'vcjTgL2wdX' }],
    report_builders: [{ name: 'Orders', embed_id: 'JQvCTLT76V' }],
    schemas: [{ id: '40' }],
    data_sources: [{ id: '213', provided_id: 'main', schema: '40' }],
  }
  const added = {
    dashboards: [
      { name: 'Marketing', embed_id: 'JQvCTLT76V' },
      { name: 'Finance', embed_id: 'Ab123CdefG' },
    ],
    report_builders: [
      { name: 'Sales', embed_id: 'vcjTgL2wdX' },
      { name: 'Invoices', embed_id: 'Ab123CdefG' },
    ],
    data_sources: [{ id: '386', provided_id: 'main', schema: '40' }],
  }

  t.strictSame(await complaintsAbout(t, [stored, added]), [
    'options.fixtures[1]: /dashboards/0/embed_id is already used by the report builder "Orders".',
    'options.fixtures[1]: /report_builders/0/embed_id is already used by the dashboard "Sales".',
    'options.fixtures[1]: /report_builders/1/embed_id is already used at /dashboards/1/embed_id.',
    'options.fixtures[1]: /data_sources/0/provided_id is already used by the data source "213".',
  ])
})

test('the message of the error ends with what to do', async (t) => {
  const broken = createExploFake({ listen: false, fixtures: { custmers: [] } as Fixture })

  await t.rejects(broken, {
    name: 'FixtureError',
    code: 'EXPLO_FAKE_FIXTURE',
    mistakes: [
      { origin: 'options.fixtures', pointer: '/custmers', message: 'is not a known key. Did you mean "customers"?' },
    ],
    message: `options.fixtures: /custmers is not a known key. Did you mean "customers"?
Nothing was stored. fixtures/schema.json in the package lists every key; name it as "$schema" and your editor checks as you type.`,
  })
})

test('the mistakes of all sources are listed at once', async (t) => {
  const folder = t.testdir({ 'a.json': '{ "custmers": [] }', 'b.yaml': 'team_id: x' })

  const complaints = await complaintsAbout(t, [`${folder}/a.json`, {}, `${folder}/b.yaml`, { team_id: 1.5 }])

  t.strictSame(
    complaints.map((line) => line.replace(`${folder}/`, '')),
    [
      'a.json: /custmers is not a known key. Did you mean "customers"?',
      'b.yaml: /team_id must be an integer, but is "x".',
      'options.fixtures[3]: /team_id must be an integer, but is 1.5.',
    ],
  )
})

test('what several fixtures refer to may be declared by the ones before', async (t) => {
  const declaring = {
    group_tags: ['sales'],
    visibility_groups: [{ name: 'Testing' }],
    customers: [{ provided_id: 'acme' }],
  }
  const referring = {
    customers: [
      {
        provided_id: 'jane',
        hierarchy_level: 'User',
        parent_provided_id: 'acme',
        visibility_group: 'Testing',
        group_tags: ['sales'],
      },
    ],
  }

  t.strictSame(await complaintsAbout(t, [declaring, referring]), [])
  t.match(await complaintsAbout(t, [referring, declaring]), [
    /^options.fixtures\[0\]: \/customers\/0\/visibility_group names the visibility group "Testing", which /,
    /^options.fixtures\[0\]: \/customers\/0\/group_tags\/0 names the group tag "sales", which /,
  ])
})

test('the wrong references of all sources are listed at once', async (t) => {
  const tagged = (id: string) => ({ customers: [{ provided_id: id, group_tags: [`tag of ${id}`] }] })

  t.match(await complaintsAbout(t, [tagged('acme'), tagged('globex')]), [
    /^options.fixtures\[0\]: .* the group tag "tag of acme", /,
    /^options.fixtures\[1\]: .* the group tag "tag of globex", /,
  ])
})

test('a JSON file with a syntax error is refused with line, column and what was expected there', async (t) => {
  const complaints = await complaintsAboutFile(t, 'acme.json', '{\n  "customers": [{ "provided_id": "acme", }]\n}')

  t.strictSame(complaints, [
    'acme.json: is not JSON at line 2, column 42: expected a key in double quotes, but found "}".',
  ])
})

test('a key that a JSON file has twice is refused, because one of them would be lost', async (t) => {
  const complaints = await complaintsAboutFile(t, 'acme.json', '{\n  "group_tags": ["a"],\n  "group_tags": ["b"]\n}')

  t.strictSame(complaints, ['acme.json: /group_tags is there twice, the second time at line 3, column 3.'])
})

test('a JSON file may begin with the mark that some editors put there', async (t) => {
  t.strictSame(await complaintsAboutFile(t, 'acme.json', '\uFEFF{}'), [])
})

const yamlComplaints = {
  'customers:\n  - provided_id: acme\n   name: Acme\n': 'at line 3, column 1: Sequence item without - indicator.',
  'team_id: 1\nteam_id: 2\n': 'at line 2, column 1: Map keys must be unique.',
  'customers:\n\t- provided_id: acme\n': 'at line 2, column 1: Tabs are not allowed as indentation.',
  'customers: [{ name: "Acme }]\n': 'at line 2, column 1: Missing closing "quote.',
  'team_id: 1\n---\nteam_id: 2\n': 'at line 2, column 1: A second document begins, and a fixture is one.',
  'team_id: !!js/function x\n': 'at line 1, column 10: Unresolved tag: tag:yaml.org,2002:js/function.',
  '? [a, b]\n: c\n': 'at line 1, column 3: A key must be a string.',
  'customers: *acme\n': ': Unresolved alias (the anchor must be set before the alias): acme.',
  'customers: [{ <<: 5 }]\n': ': Merge sources must be maps or map aliases.',
}

for (const [content, place] of Object.entries(yamlComplaints)) {
  test(`a YAML file is refused ${place}`, async (t) => {
    const separator = place.startsWith(':') ? '' : ' '

    t.match(await complaintsAboutFile(t, 'acme.yaml', content), [`acme.yaml: is not YAML${separator}${place}`])
  })
}

test('a YAML file that unfolds to a multitude is refused before it does', async (t) => {
  const bomb = [
    'a: &a [x]',
    ...'bcdefghi'.split('').map((key, index) => `${key}: &${key} [${Array(10).fill(`*${'abcdefgh'[index]}`)}]`),
  ]

  t.match(await complaintsAboutFile(t, 'acme.yaml', bomb.join('\n')), [
    /^acme\.yaml: is not YAML: Excessive alias count/,
  ])
})

test('a YAML value that JSON cannot say is refused by its place', async (t) => {
  const content =
    'customers:\n  - provided_id: acme\n    properties: { n: .nan, s: !!set { a }, b: !!binary aGk=, self: &x [*x] }\n'

  t.strictSame(await complaintsAboutFile(t, 'acme.yml', content), [
    `acme.yml: /customers/0/properties/n is NaN. ${onlyJson}`,
    `acme.yml: /customers/0/properties/s is a Set. ${onlyJson}`,
    `acme.yml: /customers/0/properties/b is a Uint8Array. ${onlyJson}`,
    `acme.yml: /customers/0/properties/self/0 contains itself. ${onlyJson}`,
  ])
})

test('YAML may share parts by anchors and merge keys, and leave keys of mappings unquoted', async (t) => {
  const content = `
customers:
  - &acme
    provided_id: acme
    mapping: { 40: "213" }
    properties: { since: 2024-01-31, billed: no }
  - <<: *acme
    provided_id: globex
`
  const explo = await createExploFake({ listen: false, fixtures: `${t.testdir({ 'acme.yaml': content })}/acme.yaml` })
  t.teardown(() => explo.close())

  const shared = { mapping: { 40: '213' }, properties: { since: '2024-01-31', billed: 'no' } }
  t.match((await explo.inspect()).customers, [
    { provided_id: 'acme', ...shared },
    { provided_id: 'globex', ...shared },
  ])
})

test('a file that cannot be a fixture is refused, and why', async (t) => {
  const folder = t.testdir({ 'acme.txt': '{}', 'acme.JSON': '{}', 'empty.json': '', 'empty.yaml': ' \n', folder: {} })
  const files = ['acme.txt', 'acme.JSON', 'empty.json', 'empty.yaml', 'folder', 'acmee.json', 'acme.txt/acme.json']

  const complaints = await complaintsAbout(
    t,
    files.map((name) => `${folder}/${name}`),
  )

  t.strictSame(
    complaints.map((line) => line.replaceAll(`${folder}/`, '')),
    [
      'acme.txt: must end in .json, .yaml or .yml.',
      'empty.json: is empty.',
      'empty.yaml: is empty.',
      'folder: is a folder. Name the files in it that are fixtures.',
      'acmee.json: does not exist (looked for acmee.json).',
      "acme.txt/acme.json: cannot be read: ENOTDIR: not a directory, open 'acme.txt/acme.json'.",
    ],
  )
})

test('a path that is missing is shown from the root, because the working folder may be another than expected', async (t) => {
  t.strictSame(await complaintsAbout(t, 'fixtures/acmee.json'), [
    `fixtures/acmee.json: does not exist (looked for ${process.cwd()}/fixtures/acmee.json).`,
  ])
})

test('the URL of a file is as good as its path, and another URL is refused', async (t) => {
  const folder = t.testdir({ 'a b.json': '{ "team_id": 7 }' })

  const fromUrl = await complaintsAbout(t, pathToFileURL(`${folder}/a b.json`))
  const fromWeb = await complaintsAbout(t, new URL('https://example.com/acme.json'))
  const fromNowhere = await complaintsAbout(t, '')

  t.strictSame(fromUrl, [])
  t.strictSame(fromWeb, ['https://example.com/acme.json: is not the URL of a file.'])
  t.strictSame(fromNowhere, ['options.fixtures: is an empty path.'])
})

test('a parent that nobody has is refused in a group that is declared with its customer', async (t) => {
  const complaints = await complaintsAbout(t, {
    visibility_groups: [{ name: 'Production' }, { name: 'Second' }],
    customers: [{ provided_id: 'acme', visibility_group: 'Second', parent_provided_id: 'nobody' }],
  })

  t.strictSame(complaints, [
    'options.fixtures: /customers/0/parent_provided_id names the parent "nobody", but Second has no such customer. There is none.',
  ])
})

test('a parent that nobody has is refused in a group that a seed adds', async (t) => {
  const explo = await createExploFake({ listen: false })
  t.teardown(() => explo.close())

  const seed = explo.seed({
    visibility_groups: [{ name: 'Second' }],
    customers: [{ provided_id: 'acme', visibility_group: 'Second', parent_provided_id: 'nobody' }],
  })

  await t.rejects(seed, { message: /parent_provided_id names the parent "nobody", but Second has no such customer/ })
})

test('for a parent that nobody has a seed suggests one that is stored', async (t) => {
  const explo = await createExploFake({ listen: false, fixtures: { customers: [{ provided_id: 'acme' }] } })
  t.teardown(() => explo.close())

  const seed = explo.seed({ customers: [{ provided_id: 'paris', parent_provided_id: 'acmee' }] })

  await t.rejects(seed, { message: /names the parent "acmee", .* Did you mean "acme"\?/ })
})
