import { type Test, test } from 'tap'
import { codeOfFault, codeOfGate, faultOf, gateOf } from '../../src/inspector/armed-forms.js'
import { forms } from '../../src/inspector/copy-text.js'
import { literal } from '../../src/inspector/literal.js'
import { startFake } from '../support/helper.ts'

type Code = (...parts: unknown[]) => Promise<unknown>
const AsyncFunction = (async () => undefined).constructor as new (...text: string[]) => Code

const acme = { provided_id: 'acme', name: "Acme's", emails: [], properties: { 'a-b': 1, quote: '"' } }

async function start(t: Test) {
  const fake = await startFake(t, { transport: 'socket' })
  const requestWith = async (id: string) => fake.explo.requests.get(id)
  return { ...fake, requestWith }
}

test('a request is copied as code that sends it again', async (t) => {
  const { explo, post, requestWith } = await start(t)
  await post('/api/create_customer/', acme)

  const code = forms.fetch(await requestWith('r1')) as string
  const process = { env: { EXPLO_API_URL: explo.url, EXPLO_API_TOKEN: explo.apiToken } }
  const reply = (await new AsyncFunction('process', `return ${code}`)(process)) as Response

  t.equal(reply.status, 200)
  const [sent, again] = await explo.requests.list()
  t.strictSame([again?.body, again?.path, again?.method], [sent?.body, sent?.path, sent?.method])
})

test('a request is copied as a shell command', async (t) => {
  const { post, send, requestWith } = await start(t)
  await post('/api/create_customer/', acme)
  await send('/api/customers/?page=1', { method: 'GET' })

  t.equal(
    forms.curl(await requestWith('r1')),
    [
      `curl --request POST "$EXPLO_API_URL"'/api/create_customer/'`,
      '  --header "Explo-Authorization: Token $EXPLO_API_TOKEN"',
      "  --header 'Content-Type: application/json'",
      `  --data-raw '{"provided_id":"acme","name":"Acme'\\''s","emails":[],"properties":{"a-b":1,"quote":"\\""}}'`,
    ].join(' \\\n'),
  )
  t.equal(forms.curl(await requestWith('r2')), `curl --request GET "$EXPLO_API_URL"'/api/customers/?page=1'`)
})

test('a request is copied as a fixture of the records that it created', async (t) => {
  const { explo, post, requestWith } = await start(t)
  await post('/api/create_customer/', acme)
  await post('/api/create_group_tag/', { name: 'sales' })
  const before = await explo.inspect()
  const fixtures = [await requestWith('r1'), await requestWith('r2')].map((request) => forms.fixture(request) as string)

  await explo.reset()
  for (const fixture of fixtures) await explo.seed(JSON.parse(fixture))

  t.match(await explo.inspect(), {
    customers: [{ provided_id: 'acme', name: "Acme's", properties: acme.properties }],
    group_tags: before.group_tags,
  })
})

test('a request is copied as a check that holds', async (t) => {
  const { explo, post, send, requestWith } = await start(t)
  await post('/api/create_customer/', acme)
  await post('/api/get_customer/', { provided_id: 'nobody' })
  await send('/api/nowhere/', { method: 'GET' })

  for (const id of ['r1', 'r2']) {
    const code = forms.verify(await requestWith(id)) as string
    t.match(code, 'exactly: 1')
    await t.resolves(new AsyncFunction('explo', code)(explo), code)
  }
  t.equal(forms.verify(await requestWith('r3')), undefined, 'no operation can be verified')
  t.equal(forms.fixture(await requestWith('r3')), undefined, 'nothing was made')
})

test('no copy contains a secret, and a comment says where one is missing', async (t) => {
  const { explo, call, requestWith } = await start(t)
  await explo.seed({ customers: [{ provided_id: 'acme' }] })
  const token = (await explo.inspect()).customers?.[0]?.token as string
  await call('DELETE', '/api/delete_customer/', { current_token: token })

  const request = await requestWith('r1')
  const copies = Object.values(forms).map((textOf) => String(textOf(request)))

  for (const copy of copies) {
    t.notMatch(copy, token)
    t.notMatch(copy, explo.apiToken)
  }
  t.match(forms.curl(request), /^# The journal has cut the secrets/)
  t.match(forms.fetch(request), /^\/\/ The journal has cut the secrets/)
  t.equal(forms.verify(request), `await explo.verify({ operation: 'deleteCustomer', status: 200, exactly: 1 })`)
})

test('any values are written as valid JavaScript', async (t) => {
  const values = [
    { plain: 1, 'not-plain': null, list: [true, 'it\'s "quoted"'], nothing: [], none: {} },
    JSON.parse('{"__proto__":"kept","text":"new\\nline \u2028"}'),
    { long: Array.from({ length: 12 }, (_, index) => ({ name: `number ${index}`, index })) },
  ]

  for (const value of values) {
    t.strictSame(await new AsyncFunction(`return ${literal(value)}`)(), value)
  }
  t.equal(literal({ operation: 'x', times: 2 }), `{ operation: 'x', times: 2 }`)
})

const empty = { operation: '', field: '', value: '', status: '', delay: '', skip: '0', times: '1', phase: 'before' }

test('the form for faults adds the fault that it shows as code', async (t) => {
  const { explo } = await start(t)
  const filled = [
    { ...empty, effect: 'error throttled' },
    { ...empty, operation: 'createCustomer', field: 'provided_id', value: 'acme', effect: 'connection reset' },
    { ...empty, operation: 'createCustomer', effect: 'status', status: '418', phase: 'after', times: 'unlimited' },
    { ...empty, operation: 'getCustomer', effect: 'delay', delay: '2s', skip: '1', times: '3' },
  ]

  for (const form of filled) {
    const fault = faultOf(form)
    const byForm = await explo.faults.add(fault)
    const byCode = await new AsyncFunction('explo', codeOfFault(fault).replace('await', 'return'))(explo)
    t.match(byCode, { ...byForm, id: /f/ })
  }
  t.strictSame(faultOf({ ...empty, field: 'page', value: '3', effect: 'error throttled' }).match, {
    where: { page: 3 },
  })
})

test('the form for gates opens the gate that it shows as code', async (t) => {
  const gate = { operation: 'createCustomer', at: 'beforeCommit', field: '', value: '', parties: '1' }

  t.equal(
    codeOfGate(gateOf(gate)),
    "const gate = await explo.gate({ operation: 'createCustomer', at: 'beforeCommit' })\nawait gate.arrived\nawait gate.release()",
  )
  t.strictSame(gateOf({ ...gate, field: 'name', value: 'Acme', parties: '2' }), {
    ...{ operation: 'createCustomer', at: 'beforeCommit' },
    where: { name: 'Acme' },
    parties: 2,
  })
})
