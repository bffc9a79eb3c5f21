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

test('the inspector page only allows scripts and styles of the fake', async (t) => {
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

test('exactly the files that the page loads are served', async (t) => {
  const { explo, get } = await startPage(t)

  const files = await filesOfPage(explo.url)

  const written = await readdir(new URL('../../../src/inspector', import.meta.url))
  t.strictSame(['page.html', ...files].sort(), written.sort())
  const types = await Promise.all(
    ['main.js', 'style.css'].map(async (file) => (await get(`/inspector/${file}`)).headers.get('content-type')),
  )
  t.strictSame(types, ['text/javascript; charset=utf-8', 'text/css; charset=utf-8'])
})

test('the address without its slash redirects to the page, also behind a proxy with a path prefix', async (t) => {
  const { explo, get } = await startPage(t)

  const redirect = await get('', { redirect: 'manual' })
  const followed = await get('')

  t.equal(redirect.status, 302)
  t.equal(redirect.headers.get('location'), '__admin/')
  t.equal(followed.url, `${explo.url}/__admin/`)
  t.equal(followed.status, 200)
})

test('the page is served without a socket', async (t) => {
  const { explo } = await startFake(t)

  const reply = await explo.fetch('http://localhost/__admin/')

  t.equal(reply.status, 200)
  t.match(await reply.text(), '<title>explo-fake inspector</title>')
})

test('HEAD is refused for the page, as for every control route, with the allowed method', async (t) => {
  const { get } = await startPage(t)

  const reply = await get('/', { method: 'HEAD' })

  t.equal(reply.status, 405)
  t.equal(reply.headers.get('allow'), 'GET')
})

test('a path to an unknown file, or to one outside the folder, is refused', async (t) => {
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

test('the page itself requires no admin token, but its data does', async (t) => {
  const { explo, get } = await startPage(t, { adminToken: 'secret' })

  t.equal((await get('/')).status, 200)
  t.not((await filesOfPage(explo.url)).length, 0)
  t.equal((await get('/worlds')).status, 401)
})

test('requests for the page are not in the journal', async (t) => {
  const { explo, get } = await startPage(t)

  await get('/')

  t.strictSame(await explo.requests.list(), [])
})
