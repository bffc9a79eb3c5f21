import type { TestWorlds } from '../../../src/index.ts'
import { failureOf, type Note, type Product } from './product.ts'

type Test = (worlds: TestWorlds) => unknown

/** What tests do that leave something behind. */
const tests: Readonly<Record<string, Test>> = {
  'a path that is no operation': () => send('/api/create_custmer/'),
  'no API token': () => send('/api/create_customer/', {}),
  'an API token of nobody': () => send('/api/create_customer/', { 'explo-authorization': 'Token nobody' }),
  'a fault that met no request': ({ world }) =>
    world.faults.add({ match: { operation: 'createCustomer' }, then: 'unavailable' }),
  'a request to the real Explo': () => fetch('https://api.explo.co/api/group_tags/').catch(() => {}),
  'a request without an answer': async ({ world }) => {
    const gate = await world.gate({ operation: 'createCustomer', at: 'received' })
    send('/api/create_customer/').catch(() => {})
    await gate.arrived
  },
}

/** Sends a request as an application under test does. */
async function send(path: string, headers?: Readonly<Record<string, string>>): Promise<void> {
  const { EXPLO_API_URL: url, EXPLO_API_TOKEN: token } = process.env
  const reply = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(headers ?? { 'explo-authorization': `Token ${token}` }) },
    body: '{}',
  })
  await reply.text()
}

/** What the authors of tests read who use `useExploFake`. */
export async function runnerMessages({ library }: Product, note: Note): Promise<void> {
  const open = (options?: object) => new library.TestWorlds(options)
  note('runner: an unknown option', await failureOf(() => open({ fixture: {} })))
  note('runner: an unknown option of the interception', await failureOf(() => open({ intercept: { host: [] } })))
  note('runner: a check that does not exist', await failureOf(() => open({ allow: ['unmatch'] })))
  note('runner: checks that are no list', await failureOf(() => open({ allow: 'unmatched' })))

  const worlds = open()
  note('runner: no test runs', await failureOf(() => worlds.world))
  let printed = ''
  for (const [name, test] of Object.entries(tests)) {
    await worlds.begin(`leaves ${name}`)
    await test(worlds)
    const print = (text: string) => {
      printed = text
    }
    note(`runner: ${name}`, await failureOf(() => worlds.end(undefined, { hasFailed: false, print })))
  }
  note('runner: the last requests of a test that is not clean', printed)
  await worlds.begin('signs up')
  note('runner: a test that begins too early', await failureOf(() => worlds.begin('signs in')))
  note('runner: a check that does not exist, in a test', await failureOf(() => worlds.allow('unmatch' as never)))
  await worlds.end()
  await worlds.close()
}
