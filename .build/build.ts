import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeBundles } from './bundles.ts'
import { dist } from './project.ts'
import { readSchemaModules } from './schema-modules.ts'
import { thirdPartyLicenses } from './third-party-licenses.ts'
import { writeTypes } from './types.ts'

// Makes dist/: everything that is published and not written by hand.

await rm(dist, { recursive: true, force: true })
await mkdir(dist)

const modules = await readSchemaModules()
const [metafiles] = await Promise.all([writeBundles(modules), writeTypes(modules)])
await writeFile(join(dist, 'THIRD-PARTY-LICENSES.txt'), await thirdPartyLicenses(metafiles))
