import { join } from 'node:path'
import type { InstalledPackage } from './installed-package.ts'

/** Consumers find TypeScript and the types of Node in the packages of this repository. */
export const packages = join(import.meta.dirname, '../../node_modules')
/** Includes the types of the web, like a project that does not set `lib`. */
export const usual = { lib: ['es2022', 'dom'], types: ['node'], typeRoots: [join(packages, '@types')] }
const withTypesOfNode = { lib: ['es2022'], types: ['node'], typeRoots: [join(packages, '@types')] }
const withoutTypesOfNode = { lib: ['es2022', 'dom'], types: [] }

/** Compiler options for each way in which TypeScript finds the types of a package. */
export const resolutions = {
  node10: { module: 'commonjs', moduleResolution: 'node10', ...withoutTypesOfNode },
  node16: { module: 'node16', moduleResolution: 'node16', ...withoutTypesOfNode },
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext', ...withTypesOfNode },
  bundler: { module: 'esnext', moduleResolution: 'bundler', ...withoutTypesOfNode },
}

const consumer = `
import { createExploFake, FixtureError, type ExploFake, type Fixture, type OperationName } from 'explo-fake'
import setUpJest from 'explo-fake/jest/global-setup'
import tearDownJest from 'explo-fake/jest/global-teardown'
import { useExploFake as useInJest } from 'explo-fake/jest'
import { useExploFake as useInNode } from 'explo-fake/node-test'
import { useExploFake as useInTap } from 'explo-fake/tap'
import { useExploFake as useInVitest } from 'explo-fake/vitest'
import setUpVitest from 'explo-fake/vitest/global-setup'

const fixture: Fixture = { customers: [{ provided_id: 'acme', properties: { region: 'EU' } }] }

export async function firstReason(): Promise<string> {
  await using explo = await createExploFake({ fixtures: fixture })
  const [request] = await explo.requests.list({ operation: 'createUserGroup' })
  return request?.reason ?? explo.url
}
firstReason().catch((error: unknown) => error instanceof FixtureError && error.mistakes.length)

for (const use of [useInJest, useInNode, useInTap, useInVitest]) use({ env: { url: 'EXPLO_URL' } }).allow('late')
export const setUps: (() => Promise<unknown>)[] = [setUpJest, tearDownJest, setUpVitest]

export async function lists(explo: ExploFake, jwt: string): Promise<number> {
  const state = await explo.inspect()
  await explo.seed(state)
  const { claims } = await explo.openJwt(jwt)
  return state.customers.length + state.group_tags.length + claims.exp + claims.iat
}

export async function named(explo: ExploFake, operation: OperationName): Promise<void> {
  await explo.verify({ operation, exactly: 1 })
  await explo.verifyOrder(['createCustomer', { operation }])
  const fault = await explo.faults.add({ match: { operation, method: 'POST' }, then: 'throttled' })
  await explo.faults.add({ match: fault.match, then: { status: 503 } })
  await explo.gate({ operation, at: 'received' })
}

// @ts-expect-error A misspelt key.
export const misspelt: Fixture = { customer: [] }
// @ts-expect-error A misspelt option.
createExploFake({ prot: 0 })
// @ts-expect-error A misspelt assumption.
createExploFake({ assumptions: { trailingSlashes: 'accept' } })
// @ts-expect-error An option that the assumption does not have.
createExploFake({ assumptions: { trailingSlash: 'acept' } })
// @ts-expect-error A misspelt lint rule.
createExploFake({ lint: { unknownField: 'fail' } })
createExploFake({ assumptions: ['./explo.json', { trailingSlash: 'accept' }], lint: { unknownFields: 'fail' } })

export function mistakes(explo: ExploFake): void {
  // @ts-expect-error A misspelt operation.
  explo.verify({ operation: 'createCustmer' })
  // @ts-expect-error A misspelt operation.
  explo.verifyNever({ operation: 'createCustmer' })
  // @ts-expect-error A misspelt operation.
  explo.verifyOrder(['createCustomer', 'generateJWT'])
  // @ts-expect-error A misspelt operation.
  explo.requests.list({ operation: 'createCustmer' })
  // @ts-expect-error A misspelt operation.
  explo.requests.waitFor({ operation: 'createCustmer' })
  // @ts-expect-error A misspelt operation.
  explo.faults.add({ match: { operation: 'createCustmer' }, then: 'throttled' })
  // @ts-expect-error A misspelt operation.
  explo.gate({ operation: 'createCustmer', at: 'received' })
}
`

/** Without the types of Node, which those of Fastify need, `app` is `any`. */
const appUser = `
import { createExploFake } from 'explo-fake'
const { app } = await createExploFake()
const { statusCode } = await app.inject('/__admin/health')
app.server.once('request', () => console.log(statusCode, app.printRoutes()))
// @ts-expect-error Not a supported member.
app.register(() => {})
`

/** Compiles a program that uses the package, as ES module and as CommonJS (node10 has only one), and returns the errors. */
export async function consumerErrors(
  installed: InstalledPackage,
  resolution: keyof typeof resolutions,
  node?: string,
): Promise<string> {
  const files = resolution === 'node10' ? ['consumer.ts'] : ['consumer.mts', 'consumer.cts']
  for (const file of files) await installed.write(file, consumer)
  if (resolution === 'nodenext') {
    await installed.write('app.mts', appUser)
    files.push('app.mts')
  }
  return typeErrors(installed, resolution, files, resolutions[resolution], node)
}

/** Compiles the files strictly, and returns the errors, those in the types of the package included. */
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
