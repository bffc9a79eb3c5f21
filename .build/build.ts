import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeBundle } from './bundle.ts'
import { licenses, softwareBillOfMaterials } from './bundled-packages.ts'
import { dist, project } from './entries.ts'
import { writeTypes } from './types.ts'

// Writes all generated files of the package to dist/.

await rm(dist, { recursive: true, force: true })
await mkdir(dist)

const packages = await writeBundle()
await writeTypes()
// The fake serves these files unchanged.
await cp(join(project, 'src/inspector'), join(dist, 'inspector'), { recursive: true })
await writeFile(join(dist, 'THIRD-PARTY-LICENSES.txt'), await licenses(packages))
await writeFile(join(dist, 'sbom.cdx.json'), await softwareBillOfMaterials(packages))
