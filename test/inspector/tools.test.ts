import { test } from 'tap'
import { lacksBrowser, openPage } from '../support/browser.ts'
import { startFake } from '../support/helper.ts'

const inBrowser = { skip: lacksBrowser, timeout: 90_000 }
const isLive = `document.querySelector('#connection').textContent === 'live'`

test('a slider shows the state before and after each request', inBrowser, async (t) => {
  const { explo, post } = await startFake(t, { transport: 'socket' })
  await post('/api/create_customer/', { provided_id: 'acme', name: 'Acme' })
  await post('/api/update_customer/', { provided_id: 'acme', name: 'Acme Corporation' })
  await post('/api/create_group_tag/', { name: 'sales' })
  const page = await openPage(t, `${explo.url}/__admin/#world=default&panel=state&request=r2`)
  const shown = (text: string) => page.until(`document.querySelector('#moment-text').textContent.includes('${text}')`)
  const fates = () =>
    page.evaluate(
      `[...document.querySelectorAll('#lists tr[data-fate]')].map((row) => row.innerText.split('\\t').slice(0, 2).join(' '))`,
    )

  await shown('Before and after r2')
  await page.until(`document.querySelector('#lists del')?.textContent === 'Acme'`)
  t.equal(await page.evaluate(`document.querySelector('#lists ins').textContent`), 'Acme Corporation')

  await page.click('#earlier')
  await shown('Before and after r1')
  t.strictSame(await fates(), ['created acme'])
  await page.evaluate(`document.querySelector('#moment').focus()`)
  await page.press('End')
  await shown('Now')
  await page.press('ArrowLeft')
  await shown('r3')
  t.strictSame(await fates(), ['created sales'])
  t.match(await page.evaluate('location.hash'), 'panel=state&request=r3')

  await explo.seed({}, { mode: 'replace' })
  await page.click('#earlier')
  await page.untilShown('is not available any more')
  await page.click('#present')
  await shown('Now')
  t.strictSame(page.complaints, [])
})

test('a tile links to its list, and lists show values', inBrowser, async (t) => {
  const { explo, post } = await startFake(t, { transport: 'socket' })
  await explo.seed({ customers: [{ provided_id: 'acme' }], dashboards: [{ name: 'Revenue', embed_id: 'dashboard0' }] })
  await post('/api/dashboard/screenshot/', {
    provided_id: 'acme',
    dashboard_embed_id: 'dashboard0',
    email: 'a@b.example',
  })
  await post('/api/create_blueprint/', { customer_id: 'acme', blueprint_name: 'Costs', tables: [] })
  const page = await openPage(t, `${explo.url}/__admin/#panel=state`)

  for (const [list, value] of [
    ['outbox', 'a@b.example'],
    ['blueprints', 'Costs'],
    ['assumptions', 'trailingSlash'],
  ]) {
    await page.click(`[data-key="tile ${list}"]`)
    await page.until(`document.querySelector('#list-${list}').innerText.includes('${value}')`)
    t.equal(await page.evaluate('document.activeElement.parentElement.id'), `list-${list}`)
  }
  t.strictSame(page.complaints, [])
})

test('a URL opens a request, which can be copied and links to its state', inBrowser, async (t) => {
  const { explo, post } = await startFake(t, { transport: 'socket' })
  for (let id = 1; id <= 120; id++) await post('/api/create_customer/', { provided_id: `c${id}`, name: `C ${id}` })
  const page = await openPage(t, `${explo.url}/__admin/#world=default&panel=requests&request=r3`)

  await page.until(`document.querySelector('.request[open]')?.innerText.includes('c3')`)
  await page.untilShown('101 of 120 requests, newest first.')
  await page.click('.request[open] .copy summary')
  await page.until(`document.querySelector('.copy pre').innerText.startsWith('curl --request POST')`)
  await page.click('.copy button:nth-of-type(4)')
  t.match(await page.evaluate(`document.querySelector('.copy pre').innerText`), 'await explo.verify({')
  t.match(
    await page.evaluate(`document.querySelector('.request[open] a').href`),
    '#world=default&panel=requests&request=r3',
  )
  await page.click('#older')
  await page.until(`document.querySelector('#tally').innerText === '120 requests, newest first.'`)
  await page.evaluate(`document.querySelector('.request[open] summary').focus()`)
  await page.press('ArrowDown')
  t.match(await page.evaluate('document.activeElement.textContent'), 'r2 ·')
  await page.evaluate(
    `[...document.querySelectorAll('.content button')].find((one) => one.textContent.startsWith('State')).click()`,
  )
  await page.until(`document.querySelector('#moment-text').textContent.includes('Before and after r3')`)
  t.strictSame(page.complaints, [])
})

test('forms add faults and gates, and show the equivalent code', inBrowser, async (t) => {
  const { explo, post } = await startFake(t, { transport: 'socket' })
  const page = await openPage(t, `${explo.url}/__admin/#panel=faults`)
  const fill = (form: string, fields: Record<string, string>) =>
    page.until(`(() => {
      const form = document.querySelector('form[aria-label="${form}"]')
      if (!form) return false
      for (const [name, value] of Object.entries(${JSON.stringify(fields)})) {
        form.elements[name].value = value
        form.elements[name].dispatchEvent(new Event('input', { bubbles: true }))
      }
      return form.querySelector('pre').innerText
    })()`)

  const fault = { operation: 'getCustomer', field: 'provided_id', value: 'acme', effect: 'error throttled' }
  t.match(await fill('Arm a fault', fault), /await explo\.faults\.add.*'getCustomer'.*'acme'.*'throttled'/s)
  await page.click('form[aria-label="Arm a fault"] [type=submit]')
  await page.untilShown('fired 0 of 1 time')
  t.equal((await post('/api/get_customer/', { provided_id: 'acme' })).status, 429)

  await fill('Set up a gate', { operation: 'createCustomer', at: 'beforeCommit' })
  await page.click('form[aria-label="Set up a gate"] [type=submit]')
  await page.untilShown('holds 0 of 1 request')
  await fill('Arm a fault', { effect: 'status status', status: '99' })
  await page.click('form[aria-label="Arm a fault"] [type=submit]')
  await page.until(`document.querySelector('#problem').innerText.includes('99')`)
  t.strictSame(page.complaints, [])
})

test('snapshots can be taken and restored, and the journal can be cleared', inBrowser, async (t) => {
  const { explo, post } = await startFake(t, { transport: 'socket' })
  await post('/api/create_customer/', { provided_id: 'acme', name: 'Acme' })
  const page = await openPage(t, `${explo.url}/__admin/`)

  await page.until(isLive)
  await page.evaluate(`document.querySelector('#snapshot-name').value = 'one customer'`)
  await page.click('#snapshot [type=submit]')
  await page.until(`document.querySelector('#snapshots').textContent.includes('Restore one customer')`)
  await page.click('#clear')
  await page.click('#question-yes')
  await page.untilShown('No requests yet.')
  await post('/api/create_customer/', { provided_id: 'globex', name: 'Globex' })
  await page.click('[data-key="Restore one customer"]')
  await page.click('#question-yes')
  await page.untilShown('The world was reset: epoch 2 begins.')

  t.strictSame(
    (await explo.inspect()).customers?.map(({ provided_id }) => provided_id),
    ['acme'],
  )
  t.strictSame(page.complaints, [])
})

test('on a phone, the first request is visible, and menus fit', inBrowser, async (t) => {
  const { explo, post } = await startFake(t, { transport: 'socket' })
  await post('/api/create_customer/', { provided_id: 'acme', name: 'Acme' })
  const page = await openPage(t, `${explo.url}/__admin/`)
  await page.resize(390, 844)

  await page.until(`document.querySelector('#journal li')`)
  const bottom = await page.evaluate(`document.querySelector('#journal li').getBoundingClientRect().bottom`)
  t.ok(Number(bottom) < 400, `the first request ends at ${bottom} pixels`)
  for (const menu of ['#clock', '#snapshot']) {
    await page.evaluate(`document.querySelector('${menu}').parentElement.open = true`)
    t.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), menu)
    t.ok(await page.evaluate(`document.querySelector('${menu}').getBoundingClientRect().right <= innerWidth`), menu)
    t.ok(await page.evaluate(`document.querySelector('${menu}').getBoundingClientRect().left >= 0`), menu)
    await page.evaluate(`document.querySelector('${menu} input').focus()`)
    await page.press('Escape')
    t.notOk(await page.evaluate(`document.querySelector('${menu}').parentElement.open`), 'Escape closes it')
  }
})
