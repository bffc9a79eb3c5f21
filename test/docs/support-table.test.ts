import { test } from 'tap'
import { startFake } from '../support/helper.ts'
import { supportTable } from './reference.ts'

async function supportRows(t: Parameters<typeof startFake>[0]): Promise<string[]> {
  const { explo } = await startFake(t)
  return supportTable(await explo.routes())
    .trimEnd()
    .split('\n')
}

test('the table has a line for every operation', async (t) => {
  const { explo } = await startFake(t)

  const [head, rule, ...rows] = await supportRows(t)

  t.equal(head, '| operation | method and path | basis | deprecated | notes |')
  t.equal(rule, '| --- | --- | --- | --- | --- |')
  t.equal(rows.length, (await explo.routes()).length)
})

test('a line names the page, the successor and the older path of an operation', async (t) => {
  const rows = await supportRows(t)

  t.ok(
    rows.includes(
      '| [`deleteUserGroup`](https://docs.explo.co/api-reference/end-user-group-api/delete) | `DELETE /api/delete_user_group/` | documented | for `deleteCustomer` | also `/embed/delete_user_group/` (assumed) |',
    ),
  )
})

test('a line names what is assumed', async (t) => {
  const rows = await supportRows(t)

  t.ok(rows.some((row) => row.includes('`emailDashboardScreenshot`') && row.includes('`link` is assumed')))
})

test('a line says what is not answered', async (t) => {
  const rows = await supportRows(t)

  t.ok(rows.some((row) => row.includes('`exportDashboardPdf`') && row.includes('answers 501')))
})
