import { test } from 'tap'
import { InstalledPackage } from '../support/installed-package.ts'
import { nodeProgram } from '../support/node-version.ts'

test('import, require, the command and a test runner work on Node 24', async (t) => {
  const node = await nodeProgram('24').catch(() => undefined)
  if (node === undefined) {
    t.pass('not tried', { skip: 'npx cannot download Node 24 here' })
    return
  }

  const installed = await InstalledPackage.install()
  const use = "createExploFake().then(async (fake) => { await fake.close(); console.log(process.version, 'ok') })"
  await installed.write('node-24.mjs', `import { createExploFake } from 'explo-fake'; ${use}`)
  await installed.write('node-24.cjs', `const { createExploFake } = require('explo-fake'); ${use}`)
  await installed.write(
    'node-24.test.mjs',
    `import { test } from 'node:test'
     import { useExploFake } from 'explo-fake/node-test'
     const explo = useExploFake()
     test('the fake answers', () => explo.world.inspect())`,
  )
  const ask = "fetch(process.env.EXPLO_API_URL + '/__admin/ready').then(({ status }) => console.log(status))"

  t.match(await installed.run(node, 'node-24.mjs'), /^v24\..* ok$/m)
  t.match(await installed.run(node, 'node-24.cjs'), /^v24\..* ok$/m)
  t.equal(await installed.run(node, 'node_modules/.bin/explo-fake', 'exec', '--', node, '-e', ask), '200\n')
  t.match(await installed.run(node, '--test', '--test-reporter=tap', 'node-24.test.mjs'), /^# pass 1$/m)
})
