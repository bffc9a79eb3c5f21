import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openApiDocuments } from './documents.ts'

for (const [name, text] of Object.entries(await openApiDocuments())) {
  await writeFile(join(import.meta.dirname, name), text)
}
