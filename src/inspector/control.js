/** A call that the fake refused or that did not reach it. The message is for the user of the page. */
export class Problem extends Error {
  constructor(message, { status = 0, code = '', hint = '', findings } = {}) {
    super(message)
    this.status = status
    this.code = code
    this.hint = hint
    this.findings = findings
  }

  get needsToken() {
    return this.code === 'EXPLO_FAKE_ADMIN_TOKEN'
  }

  get isUnknownWorld() {
    return this.code === 'EXPLO_FAKE_UNKNOWN_WORLD'
  }
}

const tokenKey = 'explo-fake admin token'

/** Calls the control API of the fake that this page came from. */
export class Control {
  #base
  #storage
  #fetch

  /** @param storage Keeps the admin token for as long as the tab. */
  constructor(base, storage, fetch) {
    this.#base = base
    this.#storage = storage
    this.#fetch = fetch
  }

  set token(token) {
    if (token === undefined) this.#storage.removeItem(tokenKey)
    else this.#storage.setItem(tokenKey, token)
  }

  /** Calls a route. @returns The parsed answer. @throws {Problem} */
  async call(method, path, body) {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' }
    const reply = await this.#send(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
    return reply.status === 204 ? undefined : reply.json()
  }

  /** Opens a stream of the events after the one with the id `after`. `signal` ends it. @throws {Problem} */
  async open(path, after, signal) {
    const headers = after === undefined ? {} : { 'last-event-id': String(after) }
    const { body } = await this.#send(path, { headers, signal })
    return body.getReader()
  }

  async #send(path, { headers, ...call }) {
    const token = this.#storage.getItem(tokenKey)
    const authorization = token === null ? {} : { authorization: `Bearer ${token}` }
    const url = new URL(path, this.#base)
    const reply = await this.#fetch(url, { ...call, headers: { ...headers, ...authorization } }).catch((cause) => {
      throw new Problem(`The fake at ${url.host} does not answer.`, { hint: 'Is it still running?', cause })
    })
    if (reply.ok) return reply

    const { error } = await reply.json().catch(() => ({}))
    throw new Problem(error?.message ?? `The fake answered ${reply.status} to ${path}.`, {
      status: reply.status,
      ...error,
    })
  }
}

/** The path of a route about a world. */
export function worldPath(world, path) {
  return `worlds/${encodeURIComponent(world)}${path}`
}
