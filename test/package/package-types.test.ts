import { test } from 'tap'
import { InstalledPackage } from '../support/installed-package.ts'
import { consumerErrors, resolutions, typeErrors, withTypesOfNode } from '../support/type-errors.ts'

const installed = await InstalledPackage.install()

for (const resolution of Object.keys(resolutions) as (keyof typeof resolutions)[]) {
  test(`the types are right with ${resolution} resolution`, async (t) => {
    t.equal(await consumerErrors(installed, resolution), '')
  })
}

test('the app has a type for what it supports, and for nothing else', async (t) => {
  await installed.write(
    'app.mts',
    `import { createExploFake } from 'explo-fake'
     const { app } = await createExploFake()
     const { statusCode } = await app.inject('/__admin/health')
     app.server.once('request', () => console.log(statusCode, app.printRoutes()))
     // @ts-expect-error
     app.register(() => {})`,
  )

  const errors = await typeErrors(installed, 'app', ['app.mts'], { module: 'nodenext', ...withTypesOfNode })

  t.equal(errors, '')
})

test('the types explain what a fixture is, and need nothing of the schemas', async (t) => {
  const types = await installed.run('cat', 'node_modules/explo-fake/dist/index.d.ts')

  t.match(types, /\* The id that the application gave it; unique in its group\.\n.*\n\s*provided_id: string;/)
  t.notMatch(types, /typebox/i)
})

test('no tool finds fault with how the package is published', async (t) => {
  await t.resolves(
    installed.runTool('@arethetypeswrong/cli/dist/index.js', installed.tarball, '--no-color', '--profile', 'strict'),
  )
  await t.resolves(installed.runTool('publint/src/cli.js', 'run', installed.tarball, '--strict'))
})
