import { test } from 'tap'
import { lastFour, Redactor } from '../../../src/engine/journal/redact.ts'

const hex = '0123456789abcdef'.repeat(4)
const odd = ['ab/cd+ef==', 'short_7', 'z', '']
const redactor = new Redactor(
  [{ apiTokens: new Map(), knowsToken: (text) => text === 'acme-token', listSecrets: () => odd }],
  ['the-admin-token', 'admin!'],
)

const texts = {
  '{"current_token":"short-one"': '{"current_token":"…-one"',
  '{"current_token" : "short-one", "name": "Acme"': '{"current_token" : "…-one", "name": "Acme"',
  "{'current_token': 'short-one'}": "{'current_token': '…-one'}",
  '"{\\"current_token\\":\\"short-one\\"}"': '"{\\"current_token\\":\\"…-one\\"}"',
  'current_token=short-one&name=Acme': 'current_token=…-one&name=Acme',
  '<current_token>short-one</current_token>': '<current_token>…-one</current_token>',
  '/api/x/?a=1&userToken=short-one': '/api/x/?a=1&userToken=…-one',
  'Explo-Authorization: Token short-one': 'Explo-Authorization: Token …-one',
  [`/iframe/${hex}/`]: '/iframe/…cdef/',
  [`broken ${hex}`]: 'broken …cdef',
  'a JWE eyJhbGciOiJkaXIi..aXY.Y2lwaGVy.dGFn here': 'a JWE …dGFn here',
  'see eyJhbGciOiJkaXIi.e30.c2lnbg...': 'see …lnbg...',
  'heyJude.is.no.JWT': 'heyJude.is.no.JWT',
  '/groups/acme-token?customer=acme-token': '/groups/…oken?customer=…oken',
  'the tokenizer counts 12 tokens, fine': 'the tokenizer counts 12 tokens, fine',
  'text with ab/cd+ef== and the-admin-token.': 'text with …ef== and …oken.',
  'short_7 and admin! and xshort_7x and z, but not zz': '…t_7 and …in! and xshort_7x and …, but not zz',
  '/iframe/ab%2Fcd%2Bef%3d%3D/?q=%61cme-token&r=%41bc': '/iframe/…ef==/?q=…oken&r=%41bc',
  '/iframe/-acme-token-/acme-token./acme-token-2': '/iframe/…ken-/…oken./acme-token-2',
  '{"password": "correct horse", "name": "A"': '{"password": "…orse", "name": "A"',
  '{"tokens": ["short-one"': '{"tokens": ["…-one"',
  'passwd=abcdefgh&access_key=abcdefgh&x-auth: abcdefgh': 'passwd=…efgh&access_key=…efgh&x-auth: …efgh',
  '-eyJ-eyJ': '-eyJ-eyJ',
  'author=abcdefgh': 'author=abcdefgh',
}

for (const [text, redacted] of Object.entries(texts)) {
  test(`${text.slice(0, 50)} is shown without its secret`, async (t) => {
    t.equal(redactor.text(text), redacted)
  })
}

test('a JSON value is shown without the secrets in its values and its keys', async (t) => {
  const value = {
    current_token: 'short-one',
    userGroupToken: 12345678,
    tokens: ['short-one'],
    passwd: 'short-one',
    accessKey: 'short-one',
    'x-auth': 'short-one',
    text: 'Token ab/cd+ef==',
    token: { nested: ['short-one', null] },
    properties: { jwt: 'eyJ', note: hex, acme: 'acme-token', nothing: null, count: 3 },
    [hex]: true,
  }

  t.strictSame(redactor.json(value), {
    current_token: '…-one',
    userGroupToken: '…5678',
    tokens: ['…-one'],
    passwd: '…-one',
    accessKey: '…-one',
    'x-auth': '…-one',
    text: 'Token …ef==',
    token: { nested: ['…-one', null] },
    properties: { jwt: '…J', note: '…cdef', acme: '…oken', nothing: null, count: 3 },
    '…cdef': true,
  })
})

test('a key named __proto__ stays a key', async (t) => {
  const value = JSON.parse('{ "__proto__": { "token": "short-one" } }')

  t.equal(JSON.stringify(redactor.json(value)), '{"__proto__":{"token":"…-one"}}')
})

test('headers with credentials show the scheme and the end of the token', async (t) => {
  const headers = {
    'explo-authorization': `Token ${hex}`,
    authorization: 'short-one',
    'x-auth': 'short-one',
    'x-access-keys': 'short-one',
    'x-passwd': 'short-one',
    'x-author': 'Somebody',
    'proxy-authorization': 'Basic YWNtZTpzZWNyZXQ=',
    cookie: 'session=1234567890; theme=dark',
    'x-api-key': 'short-one',
    referer: 'http://localhost/?token=short-one',
    'content-type': 'application/json',
    'x-absent': undefined,
  }

  t.strictSame(redactor.headers(headers), {
    'explo-authorization': 'Token …cdef',
    authorization: '…-one',
    'x-auth': '…-one',
    'x-access-keys': '…-one',
    'x-passwd': '…-one',
    'x-author': 'Somebody',
    'proxy-authorization': 'Basic …ZXQ=',
    cookie: '…dark',
    'x-api-key': '…-one',
    referer: 'http://localhost/?token=…-one',
    'content-type': 'application/json',
    'x-absent': 'undefined',
  })
})

test('a header with a scheme and no token is shown, because that is the mistake', async (t) => {
  t.strictSame(redactor.headers({ 'explo-authorization': 'Token' }), { 'explo-authorization': 'Token' })
  t.strictSame(redactor.headers({ 'explo-authorization': '' }), { 'explo-authorization': '…' })
  t.strictSame(redactor.headers({ 'explo-authorization': 'acme-token Token' }), { 'explo-authorization': '…oken' })
})

test('the sentence about a secret field is not hidden', async (t) => {
  const sentence = '400: current_token: This field is required.'

  t.equal(redactor.sentence(sentence), sentence)
  t.equal(redactor.sentence(`404: Explo has no path /${hex}`), '404: Explo has no path /…cdef')
})

test('a short secret shows less than half of itself', async (t) => {
  t.strictSame(['', 'a', 'ab', 'abcde', '12345678', '123456789'].map(lastFour), [
    '…',
    '…',
    '…b',
    '…de',
    '…5678',
    '…6789',
  ])
})

test('known secrets are hidden in texts, also when percent-encoded', async (t) => {
  t.strictSame(
    ['/a/acme-token', '/a/%61cme-token/', '/a/ab%2Fcd+ef==', '/a/acme-tokens', '/a/'].map((text) =>
      redactor.hasSecret(text),
    ),
    [true, true, true, false, false],
  )
})
