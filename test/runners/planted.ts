import type { RunnerName } from './examples.ts'

/** The application: a function that sends one request. */
const send = `const send = (path, { EXPLO_API_URL: url, EXPLO_API_TOKEN: token } = process.env) =>
  fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'explo-authorization': \`Token \${token}\` },
    body: JSON.stringify({ provided_id: 'acme', name: 'Acme' }),
  })`

/** Tests that leave something behind, for any runner with `test`. Only the last one is allowed to do so. */
export const planted = `
const explo = useExploFake()

${send}

let kept

test('calls a path that does not exist', async () => {
  kept = { ...process.env }
  await send('/api/create_costumer/')
})

test('uses the world of an earlier test', async () => {
  await send('/api/create_customer/', kept)
})

test('adds a fault that never fires', async () => {
  await explo.world.faults.add({ match: { operation: 'createCustomer' }, then: 'throttled' })
})

test('does not await an answer', async () => {
  send('/api/create_customer/').catch(() => {})
})

// Settings that are read on import, before a test sets them.
const { EXPLO_API_URL = 'https://api.explo.co', EXPLO_API_TOKEN } = process.env

test('reads its settings on import', async () => {
  await send('/api/create_customer/', { EXPLO_API_URL, EXPLO_API_TOKEN }).catch(() => {})
})

test('sends a token from an unset variable', async () => {
  await send('/api/create_customer/', { EXPLO_API_URL: process.env.EXPLO_API_URL })
})

test('fails by itself', async () => {
  await send('/api/create_customer/')
  throw new Error('by itself')
})

test('is allowed to call an unknown path', async () => {
  explo.allow('unmatched')
  await send('/api/create_costumer/')
})
`

/** The message of each failing test. */
export const reasons = {
  'calls a path that does not exist': 'unmatched: POST /api/create_costumer/ (r1) is no operation of Explo.',
  'uses the world of an earlier test':
    'leak: POST /api/create_customer/ was sent with the API token of the test "calls a path that does not exist", which is over.',
  'adds a fault that never fires': 'unfired-faults: the fault f1, for {"operation":"createCustomer"}, fired for no',
  'reads its settings on import':
    'leak: something tried to reach api.explo.co, and was refused. The code has probably read its settings on import, before the test set EXPLO_API_URL. Let it read EXPLO_API_URL when it calls Explo,',
  'sends a token from an unset variable':
    'unmatched: POST /api/create_customer/ came without the API token of this test. 401: the API token is the word "undefined", as of a variable that is not set. It was sent with "Explo-Authorization: Token …ined". Use an API token of the fixture, or of a world that is open. Let the application read the API token from EXPLO_API_TOKEN when it calls Explo.',
  'does not await an answer': 'late: POST /api/create_customer/ had no answer when the test ended.',
}

/** Two overlapping tests for each runner. Both leave something behind, so that neither can pass unchecked. */
export const overlapping = (runner: RunnerName) => `
${send}

const act = async () => {
  await send('/api/create_costumer/')
}

${overlaps[runner]}
`

const overlaps: Record<RunnerName, string> = {
  'node-test': `
describe('at once', { concurrency: 2 }, () => {
  useExploFake()
  test('overlaps first', act)
  test('overlaps second', act)
})`,
  vitest: `
useExploFake()
test.concurrent('overlaps first', act)
test.concurrent('overlaps second', act)`,
  jest: `
useExploFake()
test.concurrent.each(['first', 'second'])('overlaps %s', act)`,
  tap: `
useExploFake()
t.jobs = 2
test('overlaps first', { buffered: true }, act)
test('overlaps second', { buffered: true }, act)`,
}

/** The refusal of the second overlapping test. In Jest, both are refused. */
export const refusals: Record<RunnerName, RegExp> = {
  'node-test':
    /The test "at once > overlaps second" began while "at once > overlaps first" was running, and both would/,
  vitest: /The test "overlaps second" began while "overlaps first" was running, and both would read the same/,
  jest: /Jest calls no hooks for test\.concurrent, so useExploFake can give such a test no world, and not check it\./,
  tap: /The test "overlaps second" began while "overlaps first" was running, and both would read the same/,
}
