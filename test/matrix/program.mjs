import { createExploFake } from 'explo-fake'
import { javascriptClients, otherClients } from './clients.mjs'

// Prints one outcome for each client: "ok", the code of the expected failure, or what went wrong.

const path = '/api/create_user_group/'
const headers = { 'content-type': 'application/json', 'explo-authorization': 'Token explo-test-token' }
const body = JSON.stringify({ user_group_id: 'acme', name: 'Acme' })

/** @type {Record<string, string>} */
const outcomes = {}

for (const [name, send] of Object.entries({ ...javascriptClients, ...otherClients })) {
  await withFake(async (explo) => {
    outcomes[`${name}, over the socket`] = await getOrCreate(send, explo.url, explo.url)
    outcomes[`${name}, closed fake`] = await afterClose(send, explo, explo.url)
  })
}

for (const [name, send] of Object.entries(javascriptClients)) {
  await withFake(async (explo) => {
    const interception = await explo.intercept()
    outcomes[`${name}, intercepted`] = await getOrCreate(send, 'https://api.explo.co', 'https://embeddo.herokuapp.com')
    outcomes[`${name}, intercepted, closed fake`] = await afterClose(send, explo, 'https://api.explo.co')
    await interception.restore()
  })
}

console.log(JSON.stringify(outcomes))

/** @param {(explo: import('explo-fake').ExploFake) => Promise<void>} use */
async function withFake(use) {
  const explo = await createExploFake()
  await use(explo)
  await explo.close()
}

/** @param {import('./clients.mjs').Client} send @param {string} origin @param {string} sameOrigin */
async function getOrCreate(send, origin, sameOrigin) {
  try {
    const created = JSON.parse((await send(`${origin}${path}`, headers, body)).text)
    const found = JSON.parse((await send(`${sameOrigin}${path}`, headers, body)).text)
    const isRight =
      created.new_user_group && !found.new_user_group && created.user_group.token === found.user_group.token
    return isRight ? 'ok' : `wrong: ${JSON.stringify([created, found])}`
  } catch (error) {
    return `failed: ${error}`
  }
}

/** @param {import('./clients.mjs').Client} send @param {import('explo-fake').ExploFake} explo @param {string} origin */
async function afterClose(send, explo, origin) {
  await explo.close()
  // The first call of a client that keeps connections may fail differently, because its connection was closed.
  const [first, second] = [await failureOf(send, origin), await failureOf(send, origin)]
  return first === second ? first : `${first}, then ${second}`
}

/** @param {import('./clients.mjs').Client} send @param {string} origin */
async function failureOf(send, origin) {
  try {
    return `wrong: ${(await send(`${origin}${path}`, headers, body)).status}`
  } catch (error) {
    const { code, cause, stderr } = /** @type {any} */ (error)
    return String(cause?.code ?? (stderr ? /curl: \(7\)|ConnectionRefusedError/.exec(stderr)?.[0] : code))
  }
}
