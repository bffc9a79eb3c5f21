import { readdir, readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import { test } from 'tap'
import { fixtureSchema } from '../.build/fixture-schema.ts'

const fixtures = new URL('../fixtures/', import.meta.url)

test('fixtures/schema.json says what the fake accepts; `npm run fixtures:schema` brings it up to date', async (t) => {
  const published = await readFile(new URL('schema.json', fixtures), 'utf8')

  t.equal(published, fixtureSchema())
})

test('an editor finds nothing wrong with the fixtures of the package', async (t) => {
  const check = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(fixtureSchema()))
  const files = (await readdir(fixtures)).filter((file) => file.endsWith('.json') && file !== 'schema.json')

  for (const file of files) {
    const fixture = JSON.parse(await readFile(new URL(file, fixtures), 'utf8'))

    t.equal(fixture.$schema, './schema.json', `${file} names the schema`)
    t.ok(check(fixture), `${file} fits the schema`, { errors: check.errors })
  }
})
