import { Fixture } from '../src/explo/fixture/schema.ts'

/** The text of fixtures/schema.json, by which editors check and complete fixtures. */
export function fixtureSchema(): string {
  const { $id: _id, ...schema } = Fixture
  return `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...schema }, null, 2)}\n`
}
