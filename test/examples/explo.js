import { setTimeout } from 'node:timers/promises'

const attempts = 3
const patienceSeconds = 2

/** Explo refused a call. */
export class ExploError extends Error {
  constructor(status, retryAfter) {
    super(`Explo answered ${status}.`)
    this.isThrottled = status === 429
    this.retryAfter = retryAfter
  }
}

/**
 * Calls Explo. Reads the environment at each call, so that each test can select its own world. After a 429 with a short
 * `Retry-After`, waits and tries again; after a longer one, throws.
 */
export async function callExplo(method, path, body, attempt = 1) {
  const { EXPLO_API_URL: url, EXPLO_API_TOKEN: token } = process.env
  const headers = { 'content-type': 'application/json', 'explo-authorization': `Token ${token}` }
  const reply = await fetch(url + path, { method, headers, body: JSON.stringify(body) })
  if (reply.ok) return reply.json()

  // The default is the minute that Explo's documentation names.
  const retryAfter = reply.headers.get('retry-after') ?? '60'
  if (reply.status !== 429 || Number(retryAfter) > patienceSeconds || attempt === attempts) {
    throw new ExploError(reply.status, retryAfter)
  }
  await setTimeout(Number(retryAfter) * 1000)
  return callExplo(method, path, body, attempt + 1)
}
