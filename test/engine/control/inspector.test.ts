import { readdir } from 'node:fs/promises'
import { type Test, test } from 'tap'
import { filesOfPage } from '../../inspector/files-of-page.ts'
import { startFake } from '../../support/helper.ts'
import { startControl } from '../../support/start-control.ts'

/** A fake, and its page as a browser asks for it. */
async function startPage(t: Test, options: { adminToken?: string } = {}) {
  const { explo } = await startFake(t, { transport: 'socket', ...options })
  const get = (path: string, init?: RequestInit) => fetch(`${explo.url}/__admin${path}`, init)
  return { explo, get }
}

test('the inspector page is HTML that only scripts and styles of the fake may touch', async (t) => {
  const { get } = await startPage(t)

  const reply = await get('/')

  t.equal(reply.status, 200)
  t.equal(reply.headers.get('content-type'), 'text/html; charset=utf-8')
  t.strictSame(reply.headers.get('content-security-policy')?.split('; '), [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    'img-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ])
  t.equal(reply.headers.get('x-content-type-options'), 'nosniff')
  t.equal(reply.headers.get('cache-control'), 'no-cache')
  t.match(await reply.text(), /^<!doctype html>/)
})

test('everything that the page asks for is served, and nothing is served that it does not ask for', async (t) => {
  const { explo, get } = await startPage(t)

  const files = await filesOfPage(explo.url)

  const written = await readdir(new URL('../../../src/inspector', import.meta.url))
  t.strictSame(['page.html', ...files].sort(), written.sort())
  const types = await Promise.all(
    ['main.js', 'style.css'].map(async (file) => (await get(`/inspector/${file}`)).headers.get('content-type')),
  )
  t.strictSame(types, ['text/javascript; charset=utf-8', 'text/css; charset=utf-8'])
})

test('without its slash, the address leads to the page, also behind a proxy that puts something before it', async (t) => {
  const { explo, get } = await startPage(t)

  const redirect = await get('', { redirect: 'manual' })
  const followed = await get('')

  t.equal(redirect.status, 302)
  t.equal(redirect.headers.get('location'), '__admin/')
  t.equal(followed.url, `${explo.url}/__admin/`)
  t.equal(followed.status, 200)
})

test('the page is there without a socket', async (t) => {
  const { explo } = await startFake(t)

  const reply = await explo.fetch('http://localhost/__admin/')

  t.equal(reply.status, 200)
  t.match(await reply.text(), '<title>explo-fake inspector</title>')
})

test('HEAD is refused for the page as for every control route, with what it does answer', async (t) => {
  const { get } = await startPage(t)

  const reply = await get('/', { method: 'HEAD' })

  t.equal(reply.status, 405)
  t.equal(reply.headers.get('allow'), 'GET')
})

test('a file that the page does not have is no file of the machine', async (t) => {
  const { control } = await startControl(t)

  const misspelt = await control('GET', '/inspector/man.js')
  const outside = await control('GET', '/inspector/..%2froute.ts')

  t.strictSame(misspelt, {
    status: 404,
    headers: misspelt.headers,
    body: {
      error: {
        code: 'EXPLO_FAKE_UNKNOWN_ROUTE',
        message: 'The inspector page has no file "man.js".',
        hint: 'Did you mean "main.js"?',
      },
    },
  })
  t.equal(outside.status, 404)
})

test('the page opens without the admin token, because it asks for that itself; what it shows does not', async (t) => {
  const { explo, get } = await startPage(t, { adminToken: 'secret' })

  t.equal((await get('/')).status, 200)
  t.not((await filesOfPage(explo.url)).length, 0)
  t.equal((await get('/worlds')).status, 401)
})

test('the page is no request of a client: no journal has it', async (t) => {
  const { explo, get } = await startPage(t)

  await get('/')

  t.strictSame(await explo.requests.list(), [])
})
