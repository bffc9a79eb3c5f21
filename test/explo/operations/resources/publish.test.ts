import { test } from 'tap'
import { errorsIn, refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'

const path = '/api/publish/'
const request = { embed_id: 'vcjTgL2wdX', resource_type: 'dashboard', environment: 'production', version_number: 2 }

overEveryTransport('inspect() lists the published version of each environment', async (t, { explo, post }) => {
  const reply = await post(path, request)

  t.strictSame(reply, { status: 200, body: { success: 1 } })
  t.strictSame((await explo.inspect()).publications, [
    { resource_type: 'dashboard', embed_id: 'vcjTgL2wdX', environment: 'production', version_number: 2 },
  ])
})

test('an environment has only the last published version of a resource', async (t) => {
  const { explo, post } = await startFake(t)
  await post(path, request)
  await post(path, { ...request, environment: 'anything goes' })
  await post(path, { ...request, resource_type: 'report' })

  await post(path, { ...request, version_number: 1 })

  t.match((await explo.inspect()).publications, [
    { resource_type: 'dashboard', environment: 'production', version_number: 1 },
    { resource_type: 'dashboard', environment: 'anything goes', version_number: 2 },
    { resource_type: 'report', environment: 'production', version_number: 2 },
  ])
  const last = (await explo.requests.list()).at(-1)
  t.strictSame(last?.changes, [
    { kind: 'publication', visibilityGroup: null, before: request, after: { ...request, version_number: 1 } },
  ])
})

test('the embed id must be that of a declared resource of the type if the fixture declares any', async (t) => {
  const { explo, post } = await startFake(t, {
    fixtures: {
      dashboards: [{ name: 'D', embed_id: 'dashboard0' }],
      report_builders: [{ name: 'R', embed_id: 'report0000' }],
    },
  })
  const publish = (type: string, id: string) => post(path, { ...request, resource_type: type, embed_id: id })

  const right = [await publish('dashboard', 'dashboard0'), await publish('report', 'report0000')]
  const wrong = [await publish('report', 'dashboard0'), await publish('dashboard', 'unknown')]

  for (const reply of right) t.equal(reply.status, 200)
  t.match(wrong, [
    { status: 400, body: refusalBody('Invalid input.', { embed_id: ['There is no report builder "dashboard0".'] }) },
    { status: 400, body: refusalBody('Invalid input.', { embed_id: ['There is no dashboard "unknown".'] }) },
  ])
  t.equal((await explo.inspect()).publications?.length, 2)
})

test('with embedIds "any", any embed id is accepted', async (t) => {
  const { post } = await startFake(t, {
    fixtures: { dashboards: [{ name: 'D' }] },
    assumptions: { embedIds: 'any' },
  })

  t.equal((await post(path, request)).status, 200)
})

test('a refusal names each wrong field', async (t) => {
  const { post } = await startFake(t)

  const missing = await post(path, {})
  const wrong = await post(path, {
    embed_id: '',
    resource_type: 'report_builder',
    environment: null,
    version_number: 0,
  })
  const types = await post(path, { embed_id: 1, resource_type: 5, environment: [], version_number: '2' })
  const fraction = await post(path, { ...request, version_number: 1.5 })

  const sentences = ['This field is required.']
  t.strictSame(errorsIn(missing.body), {
    embed_id: sentences,
    resource_type: sentences,
    environment: sentences,
    version_number: sentences,
  })
  t.strictSame(errorsIn(wrong.body), {
    embed_id: ['This field may not be blank.'],
    resource_type: ['"report_builder" is not a valid choice.'],
    environment: ['This field may not be null.'],
    version_number: ['Ensure this value is greater than or equal to 1.'],
  })
  t.match(errorsIn(types.body), {
    embed_id: ['Not a valid string.'],
    resource_type: ['Not a valid string.', '"5" is not a valid choice.'],
    environment: ['Not a valid string.'],
    version_number: ['A valid integer is required.'],
  })
  t.match(errorsIn(fraction.body), { version_number: ['A valid integer is required.'] })
})
