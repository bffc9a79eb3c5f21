import fc from 'fast-check'
import { test } from 'tap'
import { Scrubber } from '../../../src/engine/contract/scrubber.ts'
import { FakeError } from '../../../src/engine/input/tester-error.ts'

const writer = 'q7/Zz+"\\=~t0kEn-of-the-account'

test('an API token is replaced in every form in which a service may repeat it', (t) => {
  const scrubber = new Scrubber([writer])
  const basic = (before: string) => Buffer.from(`${before}${writer}`).toString('base64')
  const forms = [
    writer,
    encodeURIComponent(writer),
    encodeURIComponent(writer).replace(/%../g, (code) => code.toLowerCase()),
    JSON.stringify({ detail: writer }),
    ...['', 'a', 'ab', 'user:'].map(basic),
  ]

  for (const form of forms) {
    t.match(scrubber.scrub(`Token ${form}!`), '<API token>')
    t.ok(scrubber.isIn(form))
  }
  t.equal(scrubber.scrub(`Token ${writer}!`), 'Token <API token>!')
  t.end()
})

test('a scrubbed text contains no API token', (t) => {
  const texts = fc.string({ unit: fc.constantFrom(...'abcdef0123456789+/=%') })
  const tokens = fc.string({ unit: fc.constantFrom(...'abcdef0123456789+/=%'), minLength: 8 })
  fc.assert(
    fc.property(tokens, texts, texts, (token, before, after) => {
      const scrubbed = new Scrubber([token]).scrub(before + token + after)
      return scrubbed.includes('<API token>') && !scrubbed.includes(token)
    }),
  )
  t.end()
})

test('a short API token is replaced only where it stands alone', (t) => {
  const scrubber = new Scrubber(['abc'])

  t.equal(scrubber.scrub('abc, "abc" and abcde'), '<API token>, "<API token>" and abcde')
  t.strictSame(scrubber.scrub({ abc: ['abc'] }), { '<API token>': ['<API token>'] })
  t.end()
})

test('tokens, JWTs and links of an answer become secrets; words and sentences do not', (t) => {
  const scrubber = new Scrubber([])
  scrubber.learnFrom({
    customer: { token: 'f00d-f00d-f00d', name: 'Acme' },
    tokens: ['beef-beef-1'],
    jwt: 'a.b.c',
    errors: { current_token: ['This field is required.'], token: 'required' },
  })

  t.strictSame(
    scrubber.scrub({
      here: 'beef-beef-1',
      there: ['f00d-f00d-f00d', 'x f00d-f00d-f00d beef-beef-1'],
      short: ['a.b.c', 'a.b.c.d'],
      same: ['This field is required.', 'Acme', null, 7],
    }),
    {
      here: '<secret 1>',
      there: ['<secret 2>', 'x <secret 2> <secret 1>'],
      short: ['<secret 3>', 'a.b.c.d'],
      same: ['This field is required.', 'Acme', null, 7],
    },
  )
  t.end()
})

test('when one secret begins with another, the longer one is replaced', (t) => {
  const scrubber = new Scrubber(['token-12', 'token-12345'])

  t.equal(scrubber.scrub('token-12345 token-12'), '<API token> <API token>')
  t.end()
})

test('secrets are also removed from errors', (t) => {
  const scrubber = new Scrubber([writer])
  const [own, other, none] = [
    new FakeError('UNREACHABLE', `No header ${writer}.`, `Not ${writer}.`),
    new TypeError(`Invalid value ${writer}`),
    `thrown ${writer}`,
  ].map((error) => scrubber.scrubError(error))

  t.match(own, { code: 'EXPLO_FAKE_UNREACHABLE', problem: 'No header <API token>.', hint: 'Not <API token>.' })
  t.equal((other as Error).message, 'Invalid value <API token>')
  t.notMatch((other as Error).stack, writer)
  t.equal(none, 'thrown <API token>')
  t.end()
})
