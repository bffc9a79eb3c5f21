import { createExploFake } from 'explo-fake'

// A program that prints by how many bytes the heap grows while N requests (its argument) create, replace and delete records.
// Ids and names are long, so that stores with a limit in bytes reach it during the warm-up.
const total = Number(process.argv[2])
const warmUp = Math.min(total / 2, 10_000)
const long = 'x'.repeat(10_000)

const explo = await createExploFake({
  ...{ listen: false, randomSeed: 'memory', unknownTokens: 'new-world', maxWorlds: 3 },
  journal: { maxEntries: 100, maxBytes: 1_000_000 },
  rateLimit: { limit: 1000, windowMs: 1 },
})
let sent = 0

/** Ten requests create, change and delete two customers and a group tag. Two worlds are opened and closed. */
async function round() {
  const provided_id = `${sent}${long}`
  const { customer } = await send('create_customer', { provided_id, name: 'Acme', properties: { provided_id } })
  const { customer: rotated } = await send('refresh_customer_token', { current_token: customer.token })
  await send('update_customer', { provided_id, new_provided_id: `new ${provided_id}` })
  await send('create_user_group', { user_group_id: provided_id, name: long })
  const { user_group } = await send('create_user_group', { user_group_id: provided_id, name: long })
  await send('create_group_tag', { name: provided_id })
  await send('delete_group_tag', { name: provided_id })
  await send('delete_customer', { current_token: rotated.token }, 'DELETE')
  await send('delete_user_group', { current_token: user_group.token }, 'DELETE')
  await send('create_customer', { provided_id, name: 'Acme' }, 'POST', `token-${sent}`)
  await explo.world({ name: provided_id })
  for (const world of await explo.worlds()) if (world.id !== 'default') await world.close()
}

async function send(operation, body, method = 'POST', token = explo.apiToken) {
  sent++
  const headers = { 'content-type': 'application/json', 'explo-authorization': `Token ${token}` }
  const reply = await explo.fetch(`https://api.explo.co/api/${operation}/`, {
    ...{ method, headers },
    body: JSON.stringify(body),
  })
  if (!reply.ok) throw new Error(`${operation}: ${reply.status} ${await reply.text()}`)
  return reply.json()
}

async function heapAfter(requests) {
  while (sent < requests) await round()
  // The first collection only releases some objects to the second one.
  for (let times = 0; times < 2; times++) globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

const before = await heapAfter(warmUp)
const growth = (await heapAfter(total)) - before
await explo.close()
process.stdout.write(String(growth))
