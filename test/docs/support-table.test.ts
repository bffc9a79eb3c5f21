import { test } from 'tap'
import { startFake } from '../support/helper.ts'
import { supportTable } from './reference.ts'

async function supportRows(t: Parameters<typeof startFake>[0]): Promise<string[]> {
  const { explo } = await startFake(t)
  return supportTable(await explo.routes())
    .trimEnd()
    .split('\n')
}

test('the support table has a row for every operation', async (t) => {
  const { explo } = await startFake(t)

  const [head, rule, ...rows] = await supportRows(t)

  t.equal(head, '| operation | method and path | basis | deprecated | notes |')
  t.equal(rule, '| --- | --- | --- | --- | --- |')
  t.equal(rows.length, (await explo.routes()).length)
})

test('a row names the documentation, the replacement and the legacy path of an operation', async (t) => {
  const rows = await supportRows(t)

  t.ok(
    rows.includes(
      '| [`deleteUserGroup`](https://docs.explo.co/api-reference/end-user-group-api/delete) | `DELETE /api/delete_user_group/` | documented | for `deleteCustomer` | also `/embed/delete_user_group/` (assumed) |',
    ),
  )
})

test('a row names the fields that are assumed', async (t) => {
  const rows = await supportRows(t)

  t.ok(rows.some((row) => row.includes('`emailDashboardScreenshot`') && row.includes('`link` is assumed')))
})

test('a row says that an undocumented operation answers 501', async (t) => {
  const rows = await supportRows(t)

  t.ok(rows.some((row) => row.includes('`exportDashboardPdf`') && row.includes('answers 501')))
})
