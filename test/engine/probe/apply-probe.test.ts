import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { createExploFake } from '../../../src/index.ts'
import { hearStderr } from '../../support/hear-stderr.ts'
import { startFake } from '../../support/helper.ts'

test('a probed option overrides the options of the fake, with a message', async (t) => {
  const heard = hearStderr(t)
  const { post } = await startFake(t, { assumptions: { createdStatus: '200' }, probe: 'assumption:createdStatus=201' })

  const { status } = await post('/api/create_user_group/', { user_group_id: 'acme', name: 'Acme' })

  t.equal(status, 201)
  t.strictSame(
    heard().map(({ args }) => args[0]),
    ['explo-fake: changed on purpose by the probe assumption:createdStatus=201.\n'],
  )
})

test('the message names the option that the probe overrides', async (t) => {
  const heard = hearStderr(t)
  await startFake(t, { assumptions: { trailingSlash: 'accept' }, probe: 'assumption:trailingSlash=reject' })

  t.equal(
    heard()[0]?.args[0],
    'explo-fake: changed on purpose by the probe assumption:trailingSlash=reject, although trailingSlash=accept was asked for.\n',
  )
})

test('the message of a fake with a mutant names the mutant', async (t) => {
  const heard = hearStderr(t)
  const { post } = await startFake(t, { probe: 'mutant:createUserGroup.new_user_group.flipped' })

  const { body } = await post('/api/create_user_group/', { user_group_id: 'acme', name: 'Acme' })

  t.equal(body.new_user_group, false)
  t.equal(
    heard()[0]?.args[0],
    'explo-fake: changed on purpose by the probe mutant:createUserGroup.new_user_group.flipped: `new_user_group` says the opposite.\n',
  )
})

test('the environment variable wins over the option, because the command cannot change the code', async (t) => {
  hearStderr(t)
  process.env.EXPLO_FAKE_PROBE = 'assumption:createdStatus=201'
  t.teardown(() => delete process.env.EXPLO_FAKE_PROBE)
  const { post } = await startFake(t, { probe: 'none' })

  const { status } = await post('/api/create_user_group/', { user_group_id: 'acme', name: 'Acme' })

  t.equal(status, 201)
})

test('an unknown name is refused with the nearest one', async (t) => {
  await t.rejects(createExploFake({ probe: 'mutant:createUserGroup.newTokens' }), {
    name: 'OptionError',
    problem: 'There is no mutant "createUserGroup.newTokens".',
    hint: 'Did you mean "createUserGroup.newToken"?',
  })
  await t.rejects(createExploFake({ probe: 'assumption:errorBdy=drf' }), {
    name: 'OptionError',
    problem: 'There is no assumption "errorBdy".',
    hint: 'Did you mean "errorBody"?',
  })
  await t.rejects(createExploFake({ probe: 'assumption:errorBody=xml' }), { name: 'OptionError' })
})

test('without a variation, a fake reports each touched assumption and operation once', async (t) => {
  const folder = join(t.testdir(), 'new')
  const heard = hearStderr(t)
  const { post, call } = await startFake(t, { probe: `none@${folder}` })
  const group = { user_group_id: 'acme', name: 'Acme', colour: 'red' }

  for (const _ of [1, 2]) await post('/api/create_user_group/', group)
  await post('/api/get_customer/', { provided_id: 'nobody' })
  await call('GET', '/api/no_such_path/')

  const lines = readFileSync(join(folder, 'touched.jsonl'), 'utf8').trim().split('\n')
  t.equal(new Set(lines).size, lines.length)
  t.strictSame(
    lines.filter((line) => line.startsWith('["outcome"')),
    [
      '["outcome","createUserGroup","changed"]',
      '["outcome","createUserGroup","unchanged"]',
      '["outcome","getCustomer","notFound"]',
      '["outcome",null,"unknownPath"]',
    ],
  )
  t.ok(lines.includes('["assumption","unknownFields","ignore"]'))
  t.ok(lines.includes('["assumption","createdStatus","200"]'))
  t.ok(lines.some((line) => line.startsWith('["assumption","errorBody",')))
  t.strictSame(heard(), [])
})

test('the answer of a fault touches assumptions about refusals, and no outcome of the operation', async (t) => {
  const folder = t.testdir()
  const { explo, call } = await startFake(t, { probe: `none@${folder}` })
  await explo.faults.add({ match: { operation: 'listGroupTags' }, then: 'throttled' })

  await call('GET', '/api/group_tags/')

  const names = readFileSync(join(folder, 'touched.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(([kind, name]) => `${kind} ${name}`)
  t.strictSame(names.sort(), ['assumption errorBody', 'assumption throttling'])
})
