import { type Test, test } from 'tap'
import { createExploFake, type ExploFakeOptions } from '../../../src/index.ts'
import { startFake } from '../../support/helper.ts'

async function start(t: Test, options: unknown) {
  const { explo } = await startFake(t, { ...(options as ExploFakeOptions) })
  return explo
}

const mistakes: Record<string, { options: unknown; problem: string; hint: string }> = {
  'an option that does not exist': {
    options: { fixture: {} },
    problem: 'There is no option "fixture".',
    hint: 'Did you mean "fixtures"?',
  },
  'an option that resembles no other': {
    options: { verbose: true },
    problem: 'There is no option "verbose".',
    hint: 'Known are: port, host, listen, randomSeed, logger, clock, rateLimit, unknownTokens, maxWorlds, worldTtl, vary, fixtures, assumptions, journal, lint, coverage, replay, probe, adminToken, tls.',
  },
  'a port as text': {
    options: { port: '4747' },
    problem: 'The option "port" cannot be "4747".',
    hint: 'Give a whole number from 0 to 65535.',
  },
  'a port above 65535': {
    options: { port: 65_536 },
    problem: 'The option "port" cannot be 65536.',
    hint: 'Give a whole number from 0 to 65535.',
  },
  'a port that JSON cannot express': {
    options: { port: 4747n },
    problem: 'The option "port" cannot be 4747n.',
    hint: 'Give a whole number from 0 to 65535.',
  },
  'an empty host': {
    options: { host: '' },
    problem: 'The option "host" cannot be "".',
    hint: 'Give a host name or an address.',
  },
  'a listen that is not a flag': {
    options: { listen: 'no' },
    problem: 'The option "listen" cannot be "no".',
    hint: 'Give true or false.',
  },
  'a random seed that is a number': {
    options: { randomSeed: 42 },
    problem: 'The option "randomSeed" cannot be 42.',
    hint: 'Give a string.',
  },
  'a logger that is a name': {
    options: { logger: 'info' },
    problem: 'The option "logger" cannot be "info".',
    hint: 'Give true, false or an object of Fastify.',
  },
  'an unknown value of unknownTokens': {
    options: { unknownTokens: 'new-worlds' },
    problem: 'The option "unknownTokens" cannot be "new-worlds".',
    hint: 'Did you mean "new-world"?',
  },
  'a rate limit that is a number': {
    options: { rateLimit: 180 },
    problem: 'The option "rateLimit" cannot be 180.',
    hint: 'Give "off", "documented", or for example { limit: 180, windowMs: 60000 }.',
  },
  'a rate limit of zero': {
    options: { rateLimit: { limit: 0 } },
    problem: 'The option "rateLimit.limit" cannot be 0.',
    hint: 'Give a whole number from 1.',
  },
  'a rate limit with a key that does not exist': {
    options: { rateLimit: { window: 1000 } },
    problem: 'There is no option "rateLimit.window".',
    hint: 'Did you mean "windowMs"?',
  },
  'a text as the option vary': {
    options: { vary: 'keys' },
    problem: 'The option "vary" cannot be "keys".',
    hint: 'Give true or false.',
  },
  'a fractional number of worlds': {
    options: { maxWorlds: 1.5 },
    problem: 'The option "maxWorlds" cannot be 1.5.',
    hint: 'Give a whole number from 1.',
  },
  'an admin token that is not text': {
    options: { adminToken: 5 },
    problem: 'The option "adminToken" cannot be 5.',
    hint: 'Give visible ASCII characters without spaces.',
  },
  'an empty admin token': {
    options: { adminToken: '' },
    problem: 'The option "adminToken" cannot be "".',
    hint: 'Give visible ASCII characters without spaces.',
  },
  'a limit that does not exist': {
    options: { journal: { maxEntrys: 5 } },
    problem: 'There is no option "journal.maxEntrys".',
    hint: 'Did you mean "maxEntries"?',
  },
  'a negative limit': {
    options: { journal: { maxBytes: -1 } },
    problem: 'The option "journal.maxBytes" cannot be -1.',
    hint: 'Give 0 or a positive whole number.',
  },
  'a limit that is not whole': {
    options: { journal: { maxEntries: Number.POSITIVE_INFINITY } },
    problem: 'The option "journal.maxEntries" cannot be Infinity.',
    hint: 'Give 0 or a positive whole number.',
  },
  'a journal that is a number': {
    options: { journal: 1000 },
    problem: 'The option "journal" must be an object, not 1000.',
    hint: 'Its keys are: maxEntries, maxBytes.',
  },
  'an assumption that does not exist': {
    options: { assumptions: { trailingslash: 'reject' } },
    problem: 'There is no assumption "trailingslash".',
    hint: 'Did you mean "trailingSlash"?',
  },
  'an option that an assumption does not have': {
    options: { assumptions: { trailingSlash: 'ignore' } },
    problem: 'The assumption "trailingSlash" has no option "ignore".',
    hint: 'Its options are: redirect, reject, accept.',
  },
  'a choice that is not text': {
    options: { assumptions: { trailingSlash: ['reject'] } },
    problem: 'The assumption "trailingSlash" has no option [ \'reject\' ].',
    hint: 'Its options are: redirect, reject, accept.',
  },
  'an assumption that cannot be changed': {
    options: { assumptions: { unknownPath: '405' } },
    problem: 'The assumption "unknownPath" cannot be changed.',
    hint: 'Leave it out of "assumptions".',
  },
}

for (const [name, { options, problem, hint }] of Object.entries(mistakes)) {
  test(`${name} is refused`, async (t) => {
    await t.rejects(start(t, options), {
      name: 'OptionError',
      code: 'EXPLO_FAKE_OPTION',
      problem,
      hint,
      message: `${problem}\n${hint}`,
    })
  })
}

test('assumptions that are not an object are refused', async (t) => {
  await t.rejects(start(t, { assumptions: 7 }), {
    code: 'EXPLO_FAKE_OPTION',
    problem: 'The option "assumptions" must be an object, not 7.',
    hint: /^Its keys are: errorBody, missingCredentials, /,
  })
})

for (const options of [null, './fixtures/default.json', []]) {
  test(`${JSON.stringify(options)} is refused as options`, async (t) => {
    await t.rejects(createExploFake(options as unknown as ExploFakeOptions), {
      code: 'EXPLO_FAKE_OPTION',
      problem: /^The options must be an object, not /,
      hint: 'Its keys are: port, host, listen, randomSeed, logger, clock, rateLimit, unknownTokens, maxWorlds, worldTtl, vary, fixtures, assumptions, journal, lint, coverage, replay, probe, adminToken, tls.',
    })
  })
}

test('an undefined option counts as missing', async (t) => {
  const names = ['port', 'host', 'randomSeed', 'logger', 'fixtures', 'assumptions', 'journal', 'adminToken']
  const options = Object.fromEntries(names.map((name) => [name, undefined]))
  const explo = await start(t, options)
  const other = await start(t, { assumptions: { trailingSlash: undefined }, journal: { maxEntries: undefined } })

  t.equal(explo.adminToken, undefined)
  t.match(await explo.inspect(), { team_id: 3 })
  t.strictSame(await other.assumptions(), await explo.assumptions())
})

test('an assumption with a single option accepts that option', async (t) => {
  const explo = await start(t, { assumptions: { unknownPath: '404', trailingSlash: 'reject' } })

  const assumptions = await explo.assumptions()

  t.match(
    assumptions.find(({ name }) => name === 'unknownPath'),
    { value: '404' },
  )
  t.match(
    assumptions.find(({ name }) => name === 'trailingSlash'),
    { value: 'reject' },
  )
})

test('every assumption is reported with its options, the default first', async (t) => {
  const explo = await start(t, {})

  for (const { name, value, options, says, basis } of await explo.assumptions()) {
    t.equal(value, options[0], name)
    t.match(says, /\S/)
    t.match(basis, /^(documented|seen|assumed)$/)
  }
})
