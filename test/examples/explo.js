import { setTimeout } from 'node:timers/promises'

const attempts = 3
const patienceSeconds = 2

/** Explo did not do what it was asked for. */
export class ExploError extends Error {
  constructor(status, retryAfter) {
    super(`Explo answered ${status}.`)
    this.isThrottled = status === 429
    this.retryAfter = retryAfter
  }
}

/**
 * Asks Explo for something. Reads the environment at each call, so that every test can lead it to a world of its own. Where
 * Explo wants to be left alone for a moment, waits; when for longer, it is for the caller to come back.
 */
export async function callExplo(method, path, body, attempt = 1) {
  const { EXPLO_API_URL: url, EXPLO_API_TOKEN: token } = process.env
  const headers = { 'content-type': 'application/json', 'explo-authorization': `Token ${token}` }
  const reply = await fetch(url + path, { method, headers, body: JSON.stringify(body) })
  if (reply.ok) return reply.json()

  // Where Explo does not say, its documentation says a minute.
  const retryAfter = reply.headers.get('retry-after') ?? '60'
  if (reply.status !== 429 || Number(retryAfter) > patienceSeconds || attempt === attempts) {
    throw new ExploError(reply.status, retryAfter)
  }
  await setTimeout(Number(retryAfter) * 1000)
  return callExplo(method, path, body, attempt + 1)
}
