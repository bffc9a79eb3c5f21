import { readdir, readFile } from 'node:fs/promises'
import { test } from 'tap'
import { assumptionTable } from '../../src/explo/assumptions.ts'

const source = new URL('../../src/', import.meta.url)
const mark = /\/\/ (Assumed|Documented): (\w*)/g

test('every comment that marks an assumption names a row of the table, and every row has its comment', async (t) => {
  const files = (await readdir(source, { recursive: true })).filter((name) => name.endsWith('.ts'))

  const texts = await Promise.all(files.map((name) => readFile(new URL(name, source), 'utf8')))
  const marks = texts.flatMap((text) => [...text.matchAll(mark)].map(([, basis, name]) => `${basis}: ${name}`))

  const rows = Object.entries(assumptionTable).map(([name, { basis }]) =>
    basis === 'documented' ? `Documented: ${name}` : `Assumed: ${name}`,
  )
  t.strictSame([...new Set(marks)].sort(), rows.sort())
})

for (const [name, { says, options }] of Object.entries(assumptionTable)) {
  test(`the explanation of ${name} mentions every option that is not the default`, async (t) => {
    t.match(says, /^[A-Z`].*[."]$/)
    for (const option of options.slice(1)) t.match(says, `\`${option}\``)
  })
}
