import { join } from 'node:path'
import { test } from 'tap'
import { InstalledPackage } from '../support/installed-package.ts'
import { consumerErrors, packages, resolutions, typeErrors, withTypesOfNode } from '../support/type-errors.ts'

const installed = await InstalledPackage.install()

for (const resolution of Object.keys(resolutions) as (keyof typeof resolutions)[]) {
  test(`the types are right with ${resolution} resolution, where Fastify is not installed`, async (t) => {
    t.equal(await consumerErrors(installed, resolution), '')
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

  const errors = await typeErrors(installed, 'instance', ['instance.mts'], {
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
  await t.resolves(
    installed.runTool('@arethetypeswrong/cli/dist/index.js', installed.tarball, '--no-color', '--profile', 'node16'),
  )
  await t.resolves(installed.runTool('publint/src/cli.js', 'run', installed.tarball, '--strict'))
})
