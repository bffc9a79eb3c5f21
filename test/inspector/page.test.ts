import { type Test, test } from 'tap'
import type { ExploFakeOptions } from '../../src/index.ts'
import { lacksBrowser, openPage } from '../support/browser.ts'
import { startFake } from '../support/helper.ts'

// Tests of the page in a browser are skipped without one. The logic of the page has tests that run everywhere.

const hostile = '<img src=x onerror="document.title=\'broken into\'">'

async function start(t: Test, options: ExploFakeOptions = {}) {
  const fake = await startFake(t, { transport: 'socket', ...options })
  const page = await openPage(t, `${fake.explo.url}/__admin/`)
  return { ...fake, page }
}

const inBrowser = { skip: lacksBrowser, timeout: 90_000 }

test(
  'requests appear when they are answered, and show reason, changes and content when opened',
  inBrowser,
  async (t) => {
    const { page, post, explo } = await start(t)
    await page.untilShown('No requests yet.')

    await post('/api/create_customer/', { provided_id: 'acme', name: 'Acme' })
    await post('/api/update_customer/', { provided_id: 'acme', name: 'Acme Corporation' })
    await page.untilShown('2 requests, newest first.')
    await page.until(`document.querySelector('#journal summary')?.innerText.includes('updateCustomer')`)
    await page.evaluate(`document.querySelector('#journal summary').focus()`)
    await page.press('Enter')

    await page.untilShown(await explo.explain('r2'))
    await page.until(`document.querySelector('tr.changed').innerText.match(/name\\s+"Acme"\\s+"Acme Corporation"/)`)
    t.match(
      await page.evaluate(`document.querySelector('.sides').innerText`),
      /POST \/api\/update_customer\/.*"success": 1/s,
    )
    t.strictSame(page.complaints, [])
    t.equal((await explo.requests.list()).length, 2, 'the page itself, its icon included, is in no journal')
  },
)

test('ids, names and paths are shown as text, even if they look like HTML', inBrowser, async (t) => {
  const { page, post, explo } = await start(t)

  await post('/api/create_customer/', { provided_id: hostile, name: hostile })
  await post(`/api/${encodeURIComponent(hostile)}/`, {})
  await page.untilShown('2 requests')
  await page.evaluate(`document.querySelectorAll('#journal summary').forEach((summary) => summary.click())`)
  await page.untilShown(hostile)
  await page.click('#tab-state')
  await page.until(`document.querySelector('#state tbody th')?.textContent === ${JSON.stringify(hostile)}`)

  t.equal(await page.evaluate('document.title'), 'explo-fake inspector')
  t.equal(await page.evaluate(`document.querySelectorAll('img').length`), 0)
  t.strictSame(page.complaints, [])
  t.equal((await explo.requests.list()).length, 2)
})

test('refused, unmatched and late requests can be filtered and searched', inBrowser, async (t) => {
  const { page, post, explo } = await start(t)
  const gate = await explo.gate({ operation: 'createUserGroup', at: 'beforeReply' })
  const late = post('/api/create_user_group/', { user_group_id: 'slow', name: 'Slow' })
  await gate.arrived
  await explo.reset({ test: 'the next one' })
  await late
  await post('/api/create_customer/', { provided_id: 'acme', name: 'Acme' })
  await post('/api/get_customer/', { provided_id: 'nobody' })
  await post('/api/nowhere/', {})
  const choose = (kind: string) =>
    page.evaluate(`(() => {
      document.querySelector('#kind').value = '${kind}'
      document.querySelector('#kind').dispatchEvent(new Event('change'))
    })()`)

  await page.untilShown('3 requests, newest first.')
  await choose('refused')
  await page.untilShown('2 of 3 requests, newest first.')
  await choose('unmatched')
  await page.untilShown('1 request, newest first.')
  t.match(await page.evaluate(`document.querySelector('#journal').innerText`), '/api/nowhere/')
  await choose('late')
  await page.until(`document.querySelector('#journal').innerText.includes('/api/create_user_group/')`)
  await choose('all')
  await page.evaluate(`document.querySelector('#search').focus()`)
  await page.type('nobody')
  await page.untilShown('1 of 3 requests, newest first.')
})

test('the buttons for clock, faults, gates and reset work', inBrowser, async (t) => {
  const { page, post, explo } = await start(t, { clock: '2026-01-01T00:00:00Z' })
  await explo.faults.add({ match: { operation: 'createCustomer' }, then: 'server-error', times: 2 })
  await explo.faults.add({ match: { operation: 'getCustomer' }, then: 'throttled' })
  await explo.gate({ operation: 'createUserGroup', at: 'beforeCommit' })
  await post('/api/create_customer/', { provided_id: 'acme', name: 'Acme' })
  const held = post('/api/create_user_group/', { user_group_id: 'held', name: 'Held' })

  await page.until(`document.querySelector('#mode').textContent === 'frozen'`)
  await page.click('#clock [type=submit]')
  await page.until(`document.querySelector('#now').textContent === '2026-01-01T01:00:00.000Z'`)
  await page.click('#freeze')
  await page.until(`document.querySelector('#mode').textContent === 'running'`)
  await page.click('#tab-faults')
  await page.untilShown('fired 1 of 2 times')
  await page.click('[data-key="Remove f2"]')
  await page.until(`!document.querySelector('#faults').innerText.includes('f2')`)
  await page.click('[data-key="Clear all faults"]')
  await page.untilShown('No fault is armed.')
  await page.untilShown('holds 1 of 1 request')
  await page.click('[data-key="Release g1"]')
  t.equal((await held).status, 200)
  await page.click('#reset')
  await page.press('Escape')
  await page.until(`!document.querySelector('#question').open`)
  t.equal((await explo.inspect()).customers?.length, 1, 'who presses Escape keeps everything')
  await page.click('#reset')
  await page.click('#question-yes')
  await page.untilShown('The world was reset: epoch 2 begins.')
  t.strictSame((await explo.inspect()).customers, [])
  t.strictSame(page.complaints, [])
})

test("a mistake is shown with the fake's message, and disappears with the next action", inBrowser, async (t) => {
  const { page } = await start(t, { clock: '2026-01-01T00:00:00Z' })

  await page.until(`document.querySelector('#mode').textContent === 'frozen'`)
  await page.evaluate(`document.querySelector('#advance-by').value = 'soon'`)
  await page.click('#clock [type=submit]')
  await page.until(`document.querySelector('#problem').innerText.includes('soon')`)
  await page.evaluate(`document.querySelector('#advance-by').value = '1s'`)
  await page.click('#clock [type=submit]')
  await page.until(`document.querySelector('#problem').hidden`)
  await page.until(`document.querySelector('#now').textContent === '2026-01-01T00:00:01.000Z'`)
})

test(
  'lint findings link to their requests, and coverage lists the outcomes that were never seen',
  inBrowser,
  async (t) => {
    const { page, post, send } = await start(t, { lint: { slashRedirect: 'fail' } })
    await send('/api/create_customer', { method: 'POST' })
    await post('/api/get_customer/', { provided_id: 'nobody' })

    await page.click('#tab-lint')
    await page.untilShown('/api/create_customer was called without its trailing slash.')
    await page.click('#lint .findings button')
    await page.until(`document.querySelector('.request[open]')?.innerText.includes('r1 ·')`)
    await page.click('#tab-coverage')
    await page.untilShown('notFound (404) ×1')
  },
)

test('a world can be selected, and the default world is shown when it closes', inBrowser, async (t) => {
  const { page, explo } = await start(t)
  const world = await explo.world({ name: 'signs up' })
  await world.seed({ customers: [{ provided_id: 'only here' }] })

  await page.until(`[...document.querySelector('#worlds').options].length === 2`)
  await page.evaluate(`(() => {
    document.querySelector('#worlds').value = ${JSON.stringify(world.id)}
    document.querySelector('#worlds').dispatchEvent(new Event('change'))
  })()`)
  await page.click('#tab-state')
  await page.untilShown('only here')
  t.match(await page.evaluate('location.hash'), `world=${world.id}`)
  await world.close()
  await page.untilShown('This is the default world.')
  await page.until(`document.querySelector('#worlds').value === 'default'`)
})

test(
  'the page asks for the admin token, reports a wrong one, and keeps the right one out of its URL',
  inBrowser,
  async (t) => {
    const { page } = await start(t, { adminToken: 'secret' })

    await page.untilShown('This fake needs its admin token.')
    t.equal(await page.evaluate(`document.querySelector('#panels').hidden`), true)
    await page.until(`document.activeElement.id === 'token'`)
    await page.type('wrong')
    await page.press('Enter')
    await page.untilShown('That is not the admin token of this fake.')
    await page.type('secret')
    await page.press('Enter')
    await page.untilShown('No requests yet.')
    await page.untilShown('live')
    t.notMatch(await page.evaluate('location.href'), 'secret')
    t.strictSame(page.complaints, [])
  },
)

test('the page says that the fake has stopped', inBrowser, async (t) => {
  const { page, stop } = await start(t)

  await page.untilShown('No requests yet.')
  await stop()
  await page.untilShown('does not answer. Is it still running?')
  await page.untilShown('connection lost, trying again')
})

test('the tabs work with the keyboard, and the page fits into 400 pixels', inBrowser, async (t) => {
  const { page, post } = await start(t)
  await post(`/api/${'long'.repeat(100)}/`, {})
  await page.resize(400, 800)

  await page.untilShown('1 request')
  await page.evaluate(`document.querySelector('#tab-requests').focus()`)
  await page.press('ArrowRight')
  t.equal(await page.evaluate('document.activeElement.id'), 'tab-state')
  t.equal(await page.evaluate(`document.querySelector('#tab-state').getAttribute('aria-selected')`), 'true')
  await page.press('End')
  t.equal(await page.evaluate('document.activeElement.id'), 'tab-coverage')
  for (const tab of ['requests', 'state', 'faults', 'lint', 'coverage']) {
    await page.click(`#tab-${tab}`)
    await page.until(`document.querySelector('#${tab}').innerText.length > 20`)
    t.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), tab)
  }
  t.strictSame(await page.evaluate(unnamed), [], 'every control has a name')
})

/** Controls without a name for screen readers. */
const unnamed = `[...document.querySelectorAll('button, input, select, [role=region], [role=tabpanel]')]
  .filter((one) => !(one.textContent.trim() || one.labels?.length || one.getAttribute('aria-label') || one.getAttribute('aria-labelledby')))
  .map((one) => one.outerHTML)`
