import { join } from 'node:path'
import { test } from 'tap'
import { InstalledPackage } from './installed-package.ts'

const packages = join(import.meta.dirname, '../node_modules')
const withTypesOfNode = { lib: ['es2022'], types: ['node'], typeRoots: [join(packages, '@types')] }
const withoutTypesOfNode = { lib: ['es2022', 'dom'], types: [] }

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

const installed = await InstalledPackage.install()

/** What the compiler finds wrong, in the types of the package too. */
async function typeErrors(name: string, files: readonly string[], options: object): Promise<string> {
  const libraries = { skipLibCheck: false, skipDefaultLibCheck: true }
  const strict = { strict: true, exactOptionalPropertyTypes: true, target: 'es2022', noEmit: true, ...libraries }
  await installed.write(`${name}.json`, JSON.stringify({ compilerOptions: { ...strict, ...options }, files }))
  return installed.runTool('typescript/bin/tsc', '-p', `${name}.json`).catch(({ stdout }) => stdout)
}

const resolutions = {
  node16: { module: 'node16', ...withoutTypesOfNode },
  nodenext: { module: 'nodenext', ...withTypesOfNode },
  bundler: { module: 'esnext', ...withoutTypesOfNode },
}

for (const [moduleResolution, options] of Object.entries(resolutions)) {
  test(`the types are right with ${moduleResolution} resolution, where Fastify is not installed`, async (t) => {
    await installed.write('consumer.mts', consumer)
    await installed.write('consumer.cts', consumer)

    const errors = await typeErrors(moduleResolution, ['consumer.mts', 'consumer.cts'], {
      moduleResolution,
      ...options,
    })

    t.equal(errors, '')
  })
}

test('where Fastify is installed, the instance has its type', async (t) => {
  const paths = { fastify: [join(packages, 'fastify/fastify.d.ts')] }
  await installed.write(
    'instance.mts',
    `import { createExploFake } from 'explo-fake'
     const { app } = await createExploFake()
     app.inject('/')
     // @ts-expect-error
     app.injekt('/')`,
  )

  const errors = await typeErrors('instance', ['instance.mts'], {
    module: 'nodenext',
    ...withTypesOfNode,
    skipLibCheck: true,
    paths,
  })

  t.equal(errors, '')
})

test('the types explain what a fixture is, and need nothing of the schemas', async (t) => {
  const types = await installed.run('cat', 'node_modules/explo-fake/dist/index.d.ts')

  t.match(types, /\* The id that the application gave it; unique in its group\.\n.*\n\s*provided_id: string;/)
  t.notMatch(types, /typebox/i)
})

test('no tool finds fault with how the package is published', async (t) => {
  await t.resolves(installed.runTool('@arethetypeswrong/cli/dist/index.js', installed.tarball, '--no-color'))
  await t.resolves(installed.runTool('publint/src/cli.js', 'run', installed.tarball, '--strict'))
})
