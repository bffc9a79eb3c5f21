import { join } from 'node:path'
import { test } from 'tap'
import { InstalledPackage } from '../support/installed-package.ts'
import { repetitions } from '../support/repetitions.ts'
import { runCommand } from '../support/run-command.ts'
import { Examples } from './examples.ts'

/** The application only reads the token of an answer, and treats every 200 as a success. */
const allowed = [
  'createCustomer.new_customer.flipped',
  'createCustomer.new_customer.missing',
  'createCustomer.provided_id.number',
  'createCustomer.provided_id.other',
  'createCustomer.name.other',
  'createCustomer.is_demo_group.flipped',
  'createCustomer.hierarchy_level.other',
  'deleteCustomer.success.zero',
]

// Only `npm run soak` tries the mutants, which take thirty more runs.
const hasMutants = repetitions(0, 1) === 1
const promise = `depend on no assumption${hasMutants ? ', and kill every mutant that concerns them' : ''}`

test(`the tests of the example application ${promise}`, async (t) => {
  const installed = await InstalledPackage.install()
  await Examples.beside(installed, 'probed')
  const folder = join(installed.folder, 'probed/esm/node-test')
  const files = ['accounts.test.js', 'outages.test.js'].map((name) => join(folder, name))

  const { exitCode, stdout } = await runCommand(t, ['probe', '--', process.execPath, '--test', ...files], {
    EXPLO_FAKE_ONLY: hasMutants ? 'assumptions,mutants' : 'assumptions',
    EXPLO_FAKE_ALLOW: allowed.join(','),
  }).end()

  t.equal(exitCode, 0, stdout)
})
