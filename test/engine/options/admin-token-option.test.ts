import { test } from 'tap'
import { createExploFake, OptionError } from '../../../src/index.ts'
import { startFake } from '../../support/helper.ts'

for (const adminToken of ['', 'two words', 'schlüssel', 7]) {
  test(`${JSON.stringify(adminToken)} is refused as admin token, because no header could carry it`, async (t) => {
    const refused = await createExploFake({ listen: false, adminToken: adminToken as string }).catch((error) => error)

    t.type(refused, OptionError)
    t.match(refused, {
      problem: `The option "adminToken" cannot be ${JSON.stringify(adminToken)}.`,
      hint: 'Give visible ASCII characters without spaces.',
    })
  })
}

test('a fake without a socket needs no admin token, whatever its host', async (t) => {
  const { explo } = await startFake(t, { host: '0.0.0.0' })

  t.equal(explo.adminToken, undefined)
})
