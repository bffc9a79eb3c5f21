import { execFile } from 'node:child_process'
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { writeBundles } from './bundles.ts'
import { dist, project } from './project.ts'
import { readSchemaModules } from './schema-modules.ts'
import { thirdPartyLicenses } from './third-party-licenses.ts'
import { writeTypes } from './types.ts'

// Makes dist/: everything that is published and not written by hand.

await rm(dist, { recursive: true, force: true })
await mkdir(dist)

const modules = await readSchemaModules()
const [metafile] = await Promise.all([writeBundles(modules), writeTypes(modules)])
// Read by the fake as they are, when somebody opens the page.
await cp(join(project, 'src/inspector'), join(dist, 'inspector'), { recursive: true })
await writeFile(join(dist, 'THIRD-PARTY-LICENSES.txt'), await thirdPartyLicenses(metafile))

// In a process of its own, because a code cache is made from what has run.
await promisify(execFile)(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'write-code-cache.ts')])
