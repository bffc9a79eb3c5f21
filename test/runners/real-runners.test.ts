import { cp, mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import { InstalledPackage } from '../installed-package.ts'
import { packages } from '../type-errors.ts'

const installed = await InstalledPackage.install()

const files = ['sign-up.test.mjs', 'unclean.test.mjs']

/** What each is called with, in the folder of its examples. */
const runners: Readonly<Record<string, readonly string[]>> = {
  'node-test': ['--test', '--test-reporter=tap', ...files],
  vitest: [join(packages, 'vitest/vitest.mjs'), 'run', '--reporter=tap-flat'],
  jest: [join(packages, 'jest/bin/jest.js'), '--ci', '--verbose'],
  tap: [join(packages, 'tap/dist/esm/run.mjs'), '--reporter=tap', '--disable-coverage', ...files],
}

/** The examples beside a copy of the installed package, which sees the runners of this repository from there. */
const copied = (async () => {
  const seen = join(installed.folder, 'examples/node_modules')
  await mkdir(seen, { recursive: true })
  await installed.write('examples/package.json', '{ "private": true }')
  await cp(join(import.meta.dirname, '../examples'), join(installed.folder, 'examples'), { recursive: true })
  await cp(join(installed.folder, 'node_modules/explo-fake'), join(seen, 'explo-fake'), { recursive: true })
  for (const name of ['fastify', 'tap', 'vitest', 'jest', '@jest'])
    await symlink(join(packages, name), join(seen, name))
})()

/** All that a runner says about its examples, some of which fail. */
async function outputOf(runner: string, args: readonly string[]): Promise<string> {
  await copied
  return installed.runIn(`examples/${runner}`, process.execPath, ...args).then(
    (stdout) => stdout,
    ({ stdout, stderr }) => stdout + stderr,
  )
}

const green = [
  'a company that signs up becomes a customer',
  'a company does not sign up while Explo is down',
  'is allowed to',
]
const red = {
  'sends what is no operation': 'unmatched: POST /api/create_costumer/ (r1) is no operation of Explo.',
  'arms a fault that meets no request': 'unfired-faults: the fault f1, for {"operation":"createCustomer"}, struck no',
  'awaits no answer': 'late: POST /api/create_customer/ had no answer when the test ended.',
}

for (const [runner, args] of Object.entries(runners)) {
  test(`${runner} fails just the tests that leave something behind, and says what`, async (t) => {
    t.setTimeout(120_000)
    const output = await outputOf(runner, args)
    const text = output.replaceAll('\\"', '"').replace(/\s+/g, ' ')
    const markOf = (title: string) =>
      output.match(new RegExp(`(✓|✕|not ok|ok)(?: \\d+ -)? (?:\\S+ > )?${title}(?: [(#].*)?$`, 'm'))?.[1]

    for (const title of green) t.match(markOf(title), /^(✓|ok)$/, title)
    for (const [title, reason] of Object.entries(red)) {
      t.match(markOf(title), /^(✕|not ok)$/, title)
      t.ok(text.includes(`The test "${title}" is not clean: - ${reason}`), reason)
    }
  })
}
