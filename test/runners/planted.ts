/** Tests that leave something behind, for any runner that has `test`. The last one is allowed to. */
export const planted = `
const explo = useExploFake()

const send = (path, { EXPLO_API_URL: url, EXPLO_API_TOKEN: token } = process.env) =>
  fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'explo-authorization': \`Token \${token}\` },
    body: JSON.stringify({ provided_id: 'acme', name: 'Acme' }),
  })

let kept

test('sends what is no operation', async () => {
  kept = { ...process.env }
  await send('/api/create_costumer/')
})

test('uses the world of an earlier test', async () => {
  await send('/api/create_customer/', kept)
})

test('arms a fault that meets no request', async () => {
  await explo.world.faults.add({ match: { operation: 'createCustomer' }, then: 'throttled' })
})

test('awaits no answer', async () => {
  send('/api/create_customer/').catch(() => {})
})

test('is allowed to', async () => {
  explo.allow('unmatched')
  await send('/api/create_costumer/')
})
`

/** What is said of each that fails. */
export const reasons = {
  'sends what is no operation': 'unmatched: POST /api/create_costumer/ (r1) is no operation of Explo.',
  'uses the world of an earlier test':
    'leak: POST /api/create_customer/ was sent with the API token of the test "sends what is no operation", which is over.',
  'arms a fault that meets no request': 'unfired-faults: the fault f1, for {"operation":"createCustomer"}, struck no',
  'awaits no answer': 'late: POST /api/create_customer/ had no answer when the test ended.',
}
