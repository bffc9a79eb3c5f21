import { test } from 'tap'
import { createUserGroup } from '../../../src/explo/operations/user-groups/create.ts'
import type { ExploFakeOptions } from '../../../src/index.ts'
import { readOnlyToken, startFake } from '../../support/helper.ts'

const group = { user_group_id: 'acme', name: 'Acme' }

async function assumptionsOf(
  t: Parameters<typeof startFake>[0],
  options: ExploFakeOptions,
  ...call: Parameters<Awaited<ReturnType<typeof startFake>>['post']>
): Promise<readonly string[]> {
  const { explo, post } = await startFake(t, options)
  const { status } = await post(...call)

  const [request] = await explo.requests.list()
  t.equal(status, 200)
  return request?.assumptions ?? []
}

test('an answer rests on the assumptions of its operation', async (t) => {
  t.strictSame(await assumptionsOf(t, {}, '/api/create_user_group/', group), createUserGroup.restsOn)
})

test('an answer at an older path also rests on the assumption legacyPaths', async (t) => {
  t.match(await assumptionsOf(t, {}, '/embed/create_user_group/', group), /legacyPaths/)
})

test('an answer to unknown fields also rests on the assumption unknownFields', async (t) => {
  t.match(await assumptionsOf(t, {}, '/api/create_user_group/', { ...group, color: 'red' }), /unknownFields/)
})

test('an answer at a path without its slash also rests on the assumption trailingSlash', async (t) => {
  const options: ExploFakeOptions = { assumptions: { trailingSlash: 'accept' } }

  t.match(await assumptionsOf(t, options, '/api/create_user_group', group), /trailingSlash/)
})

test('an answer of get-or-create to a read-only token also rests on the assumption readOnlyToken', async (t) => {
  const options: ExploFakeOptions = {
    assumptions: { readOnlyToken: 'allow-existing' },
    fixtures: { customers: [{ provided_id: 'acme' }] },
  }

  t.match(await assumptionsOf(t, options, '/api/create_user_group/', group, readOnlyToken), /readOnlyToken/)
})
