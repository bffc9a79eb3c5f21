import { test } from 'tap'
import { readTarget } from '../../../src/engine/http/request.ts'
import { startFake } from '../../support/helper.ts'
import { exchange, wireRequest } from '../../support/raw-connection.ts'

const path = '/api/create_user_group/'
const body = JSON.stringify({ user_group_id: 'acme', name: 'Acme' })

for (const [target, read] of Object.entries({
  [path]: path,
  [`${path}?a=%zz&b=c?d`]: `${path}?a=%zz&b=c?d`,
  [`http://api.explo.co${path}?a=b`]: `${path}?a=b`,
  [`HTTPS://user:password@api.explo.co:443${path}`]: path,
  'http://api.explo.co': '/',
  'http://api.explo.co?a=b': '/?a=b',
  [`${path}#part?a=b`]: path,
  '/api/create%5Fuser%5fgroup/': path,
  '/api%2Fcreate_user_group%2F': path,
  '/a%3Fb%23c%25d%20e%C3%A9': '/a%3Fb%23c%25d%20e%C3%A9',
  '/%zz/%': '/%25zz/%25',
  '/%E0%A4%A': '/%25E0%25A4%25A',
  '*': '*',
})) {
  test(`the request target ${target} is read as ${read}`, async (t) => {
    t.equal(readTarget(target), read)
  })
}

test('a request target that is a whole URL, as through a proxy, is answered', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })

  const reply = await exchange(t, explo, wireRequest({ target: `http://api.explo.co${path}`, body }))

  t.match(reply, /^HTTP\/1.1 200 OK\r\n.*"new_user_group":true/s)
  t.match(await explo.requests.list(), [{ operation: 'createUserGroup', path: `http://api.explo.co${path}` }])
})

test('a whole URL without the slash is redirected like a path', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })

  const reply = await exchange(t, explo, wireRequest({ target: 'http://api.explo.co/api/create_user_group?a=b', body }))

  t.match(reply, /^HTTP\/1.1 301 Moved Permanently\r\n/)
  t.match(reply, /\r\nlocation: \/api\/create_user_group\/\?a=b\r\n/)
})
