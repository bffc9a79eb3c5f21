import assert from 'node:assert/strict'

/**
 * @typedef {object} PlantedStep
 * @property {string} method
 * @property {string} path
 * @property {object} [body]
 * @property {Record<string, string>} headers
 * @property {{
 *   status?: readonly number[],
 *   has?: Record<string, unknown>,
 *   lacks?: readonly string[],
 *   headers?: Record<string, string | null>,
 * }} expect
 */

/**
 * Runs a planted suite. Throws its first failure.
 *
 * @param {{ steps: readonly PlantedStep[] }} suite
 * @param {(path: string, request: { method: string, headers: Record<string, string>, body?: string }) => Promise<Response>} send
 */
export async function runSuite({ steps }, send) {
  for (const { method, path, body, headers, expect } of steps) {
    const usual = { 'content-type': 'application/json', 'explo-authorization': 'Token explo-test-token' }
    const reply = await send(path, {
      method,
      headers: { ...usual, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    if (expect.status) assert.ok(expect.status.includes(reply.status), `${reply.status} ${text}`)
    for (const [name, value] of Object.entries(expect.headers ?? {})) assert.equal(reply.headers.get(name), value)
    for (const [pointer, value] of Object.entries(expect.has ?? {})) assert.deepEqual(at(text, pointer), value)
    for (const pointer of expect.lacks ?? []) assert.equal(at(text, pointer), undefined)
  }
}

/**
 * @param {string} text
 * @param {string} pointer
 */
function at(text, pointer) {
  return pointer
    .split('/')
    .slice(1)
    .reduce((value, key) => Object(value)[key], JSON.parse(text))
}
