import { createExploFake } from 'explo-fake'

// A program that prints by how many bytes the heap grows during N requests (its argument), with faults, gates, a frozen
// clock, an event stream and snapshots in use.
const headers = { 'content-type': 'application/json', 'explo-authorization': 'Token explo-test-token' }
const warmUp = 1_000
const counted = Number(process.argv[2])

const explo = await createExploFake({ listen: false, randomSeed: 'memory', journal: { maxEntries: 100 } })
const events = explo.events()
const listening = (async () => {
  for await (const _event of events) {
    // Only the stream matters here.
  }
})()
await explo.faults.add({ match: { operation: 'createUserGroup' }, rate: 0.1, times: 1_000_000, then: 'unavailable' })
await explo.faults.add({ match: { operation: 'updateUserGroup' }, times: 1_000_000, delay: 1, then: 'throttled' })
await explo.faults.add({ match: { operation: 'listGroupTags' }, times: 'unlimited', then: { connection: 'reset' } })
await explo.faults.add({
  ...{ match: { operation: 'createCustomer' }, phase: 'after', times: 'unlimited' },
  then: { connection: 'truncate' },
})

/** Twenty requests: two at a gate, one delayed, fourteen ordinary ones, and three that are unmatched or fail. */
async function round() {
  await explo.clock.freeze()
  const gate = await explo.gate({ operation: 'refreshUserGroupToken', at: 'received', parties: 2 })
  const held = [0, 1].map(() => send('/api/refresh_user_group_token/', { current_token: 'none' }))
  await gate.arrived
  await gate.release()
  await Promise.all(held)

  let isAnswered = false
  const delayed = send('/api/update_user_group/', { user_group_id: 'acme' }).then(() => {
    isAnswered = true
  })
  while (!isAnswered) {
    await explo.clock.advance('1s')
    await new Promise(setImmediate)
  }
  await delayed
  for (let index = 0; index < 14; index++) {
    await send('/api/create_user_group/', { user_group_id: `group-${index}`, name: 'Acme', colour: 'red' })
  }
  await send('/api/nothing/', {})
  await send('/api/create_customer/', { provided_id: 'acme', name: 'Acme' }).catch(() => {})
  await explo.fetch('https://api.explo.co/api/group_tags/', { headers }).catch(() => {})
  await explo.lint()
  await explo.verify({ operation: 'createUserGroup', atLeast: 1 }).catch(() => {})
  await explo.explain((await explo.requests.list({ limit: 1 }))[0].id)
  await explo.snapshot('again')
}

function send(path, body) {
  const outgoing = { method: 'POST', headers, body: JSON.stringify(body) }
  return explo.fetch(`https://api.explo.co${path}`, outgoing).then((reply) => reply.text())
}

async function heapAfter(requests) {
  for (let sent = 0; sent < requests; sent += 20) await round()
  // The first collection only releases some objects to the second one.
  for (let times = 0; times < 2; times++) globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

const before = await heapAfter(warmUp)
const after = await heapAfter(counted)
await explo.close()
await listening
process.stdout.write(String(after - before))
