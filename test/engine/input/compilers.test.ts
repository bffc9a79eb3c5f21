import { overEveryTransport } from '../../support/helper.ts'

const path = '/api/create_customer/'

overEveryTransport('a mistake is found at any position of a long list', async (t, { post }) => {
  const emails = Array.from({ length: 1000 }, (_, index) => `${index}@example.com`)
  const answerTo = async (index: number) =>
    (await post(path, { provided_id: 'acme', name: 5, emails: emails.with(index, 5 as never) })).body

  const expected = { name: ['Not a valid string.'], emails: ['Every value must be a valid string.'] }
  for (const index of [0, 99, 100, 999]) t.match(await answerTo(index), { errors: expected })
  t.match((await post(path, { provided_id: 'acme', name: 'Acme', emails })).status, 200)
})

overEveryTransport('500,000 wrong items of a list are refused at once', async (t, { explo, send }) => {
  const body = `{"provided_id":"acme","name":"Acme","emails":[0${',0'.repeat(500_000)}]}`
  const before = process.cpuUsage()

  const reply = await send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'explo-authorization': 'Token explo-test-token' },
    body,
  })

  t.equal(reply.status, 400)
  t.ok(process.cpuUsage(before).user < 1_000_000)
  t.match((await explo.requests.list())[0], { status: 400 })
})
