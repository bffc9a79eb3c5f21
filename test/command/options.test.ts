import { test } from 'tap'
import { toNames, toOptions } from '../../src/command/options.ts'

test('the default port is fixed, so that a client can be configured once', (t) => {
  t.strictSame(toOptions({}), { port: 4747, assumptions: [{}] })
  t.end()
})

test('every flag of a fake becomes its option', (t) => {
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
    vary: true,
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
    vary: true,
  })
  t.equal(toOptions({ 'rate-limit': 'documented' }).rateLimit, 'documented')
  t.end()
})

test('coverage, replay, lint and TLS have flags, too', (t) => {
  const options = toOptions({ coverage: 'seen', replay: 'token', lint: ['unknownFields=fail'], tls: true })

  t.match(options, { coverage: 'seen', replay: 'token', lint: { unknownFields: 'fail' }, tls: 'self-signed' })
  t.equal(toOptions({ tls: false }).tls, undefined)
  t.end()
})

test('a certificate and its key are read from files, and only work together', (t) => {
  const folder = t.testdir({ 'cert.pem': 'the certificate', 'key.pem': 'the key' })
  const [cert, key] = [`${folder}/cert.pem`, `${folder}/key.pem`]

  t.strictSame(toOptions({ 'tls-cert': cert, 'tls-key': key }).tls, { cert: 'the certificate', key: 'the key' })
  t.throws(() => toOptions({ 'tls-cert': cert }), { message: /^The flag "--tls-cert" needs "--tls-key" too\./ })
  t.throws(() => toOptions({ 'tls-key': key }), { message: /^The flag "--tls-key" needs "--tls-cert" too\./ })
  t.throws(() => toOptions({ 'tls-cert': cert, 'tls-key': `${folder}/absent.pem` }), {
    message: /^The file of --tls-key cannot be read: ENOENT.*\nName a file in PEM\.$/,
  })
  t.end()
})

test('flags set the names of the variables of an application', (t) => {
  const names = toNames({
    'env-url': 'URL',
    'env-url-path': '/api',
    'env-token': 'TOKEN',
    'env-read-only-token': 'READER',
  })

  t.strictSame(names, { url: 'URL', urlPath: '/api', apiToken: 'TOKEN', readOnlyToken: 'READER' })
  t.strictSame(toNames({}), {})
  t.end()
})
