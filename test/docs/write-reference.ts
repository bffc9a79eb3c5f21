import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { project } from '../../.build/entries.ts'
import { referencePages } from './reference.ts'

const folder = join(project, 'docs/reference')
await rm(folder, { recursive: true, force: true })
await mkdir(folder)
for (const [name, text] of Object.entries(await referencePages())) await writeFile(join(folder, name), text)
