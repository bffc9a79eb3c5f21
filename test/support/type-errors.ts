import { join } from 'node:path'
import type { InstalledPackage } from './installed-package.ts'

/** The packages of this repository, for what a consumer has beside the fake. */
export const packages = join(import.meta.dirname, '../../node_modules')
export const withTypesOfNode = { lib: ['es2022'], types: ['node'], typeRoots: [join(packages, '@types')] }
const withoutTypesOfNode = { lib: ['es2022', 'dom'], types: [] }

/** The ways in which TypeScript finds the types of a package. */
export const resolutions = {
  node16: { module: 'node16', moduleResolution: 'node16', ...withoutTypesOfNode },
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext', ...withTypesOfNode },
  bundler: { module: 'esnext', moduleResolution: 'bundler', ...withoutTypesOfNode },
}

const consumer = `
import { createExploFake, FixtureError, type Fixture } from 'explo-fake'

const fixture: Fixture = { customers: [{ provided_id: 'acme', properties: { region: 'EU' } }] }

export async function firstReason(): Promise<string> {
  await using explo = await createExploFake({ fixtures: fixture })
  const [request] = await explo.requests.list({ operation: 'createUserGroup' })
  return request?.reason ?? explo.url
}
firstReason().catch((error: unknown) => error instanceof FixtureError && error.mistakes.length)

// @ts-expect-error A misspelt key.
export const misspelt: Fixture = { customer: [] }
// @ts-expect-error A misspelt option.
createExploFake({ prot: 0 })
`

/** What the compiler finds wrong with a program that uses the package as ES module and as CommonJS. */
export async function consumerErrors(
  installed: InstalledPackage,
  resolution: keyof typeof resolutions,
  node?: string,
): Promise<string> {
  await installed.write('consumer.mts', consumer)
  await installed.write('consumer.cts', consumer)
  return typeErrors(installed, resolution, ['consumer.mts', 'consumer.cts'], resolutions[resolution], node)
}

/** What the compiler finds wrong, in the types of the package too. */
export async function typeErrors(
  installed: InstalledPackage,
  name: string,
  files: readonly string[],
  options: object,
  node = process.execPath,
): Promise<string> {
  const libraries = { skipLibCheck: false, skipDefaultLibCheck: true }
  const strict = { strict: true, exactOptionalPropertyTypes: true, target: 'es2022', noEmit: true, ...libraries }
  await installed.write(`${name}.json`, JSON.stringify({ compilerOptions: { ...strict, ...options }, files }))
  const compiler = join(packages, 'typescript/bin/tsc')
  return installed.run(node, compiler, '-p', `${name}.json`).catch(({ stdout }) => stdout)
}
