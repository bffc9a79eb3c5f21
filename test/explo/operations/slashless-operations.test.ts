import { test } from 'tap'
import { operations } from '../../../src/explo/operations/index.ts'
import { errorsIn, refusalBody, refusedFields } from '../../support/dialect.ts'
import { jsonHeaders, overEveryTransport, startFake } from '../../support/helper.ts'
import { league, tokens } from '../../support/league.ts'

const lists = operations.filter(({ method }) => method === 'GET')
const headers = jsonHeaders(tokens.production)

for (const { name, url: path } of lists) {
  const slashless = `${path.slice(0, -1)}?page=1`

  overEveryTransport(
    `${name} without its slash redirects to the path with the slash, and keeps the query`,
    { fixtures: league },
    async (t, { send }) => {
      const reply = await send(slashless, { method: 'GET', headers })

      t.equal(reply.status, 301)
      t.equal(reply.headers.get('location'), `${path}?page=1`)
      t.match(reply.headers.get('x-explo-fake-hint'), `Send GET ${path}`)
    },
  )

  test(`${name} without its slash answers a client that follows redirects`, async (t) => {
    const { explo, call } = await startFake(t, { fixtures: league })

    const followed = await explo.fetch(`https://api.explo.co${slashless}`, { headers })

    const direct = await call('GET', `${path}?page=1`)
    t.equal(followed.status, 200)
    t.equal(followed.redirected, true)
    t.strictSame(await followed.json(), direct.body)
  })

  test(`${name} without its slash is refused with trailingSlash "reject", and answered with "accept"`, async (t) => {
    const strict = await startFake(t, { fixtures: league, assumptions: { trailingSlash: 'reject' } })
    const lenient = await startFake(t, { fixtures: league, assumptions: { trailingSlash: 'accept' } })

    const refused = await strict.call('GET', slashless)
    const answered = await lenient.call('GET', slashless)

    t.strictSame(refused, { status: 405, body: refusalBody('Method "GET" not allowed.') })
    t.equal(answered.status, 200)
  })
}

for (const { name, url: path } of operations.filter(({ isSlashOptional }) => isSlashOptional)) {
  for (const trailingSlash of ['redirect', 'reject', 'accept'] as const) {
    test(`${name} answers with and without its slash, also with trailingSlash "${trailingSlash}"`, async (t) => {
      const { post } = await startFake(t, { assumptions: { trailingSlash } })

      const replies = [await post(path, {}), await post(path.slice(0, -1), {})]

      for (const reply of replies) t.strictSame(reply, refusedFields(errorsIn(reply.body)))
    })
  }
}
