import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fixtureSchema } from './fixture-schema.ts'
import { project } from './project.ts'

await writeFile(join(project, 'fixtures/schema.json'), fixtureSchema())
