import { test } from 'tap'
import { toOptions } from '../../src/command/options.ts'

test('without any flag the port is always the same, so that a client can be set up once', (t) => {
  t.strictSame(toOptions({}), { port: 4747, assumptions: [{}], lint: {} })
  t.end()
})

test('every flag that sets up a fake becomes its option', (t) => {
  const options = toOptions({
    port: '0',
    host: '::1',
    fixtures: ['a.json'],
    'random-seed': '7',
    'admin-token': 'secret',
    assumptions: ['learnt.json'],
    assumption: ['trailingSlash=accept', 'unknown=a=b'],
    log: 'warn',
    clock: '2026-01-31T12:00:00Z',
    'rate-limit': '5/1000',
    'unknown-tokens': 'new-world',
    'max-worlds': '7',
    'world-ttl': '10m',
  })

  t.strictSame(options, {
    port: 0,
    host: '::1',
    fixtures: ['a.json'],
    randomSeed: '7',
    adminToken: 'secret',
    assumptions: ['learnt.json', { trailingSlash: 'accept', unknown: 'a=b' }],
    logger: { level: 'warn', stream: process.stderr },
    clock: '2026-01-31T12:00:00Z',
    rateLimit: { limit: 5, windowMs: 1000 },
    unknownTokens: 'new-world',
    maxWorlds: 7,
    worldTtl: '10m',
    lint: {},
  })
  t.equal(toOptions({ 'rate-limit': 'documented' }).rateLimit, 'documented')
  t.end()
})
