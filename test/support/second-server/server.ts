import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Account } from './account.ts'
import { checkBody, endpoints } from './answers.ts'
import { assumed, type Habits } from './habits.ts'
import { Refused } from './refusal.ts'

export const writer = 'a-token-that-writes'
export const reader = 'a-token-that-reads'
export const other = 'a-token-of-another-group'
export const tokens = { writer, reader, other }

const groups: Record<string, { name: string; writes: boolean }> = {
  [writer]: { name: 'Production', writes: true },
  [reader]: { name: 'Production', writes: false },
  [other]: { name: 'Sandbox', writes: true },
}
const slashOptional = /^\/api\/(dashboard\/(screenshot|report)|partners\/connect)$/
const largest = 2 ** 20
/** Marks a number that is kept as text, because JavaScript would spell it differently. */
const exactly = '\ue000'
const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g
const isUnusual = /^-?\d+(?:[.eE]|\d{15})/
const keptNumber = /"\ue000([^"]*)"/g

interface Answer {
  readonly new_customer?: boolean
  readonly new_user_group?: boolean
}

/**
 * An HTTP server with the model of Explo, which stands for the real account. It shares no code with the fake, so both can
 * only agree where both follow the documentation.
 */
export class SecondServer {
  readonly account: Account
  readonly habits: Habits
  /** Called before each request is answered. */
  onRequest: () => void = () => {}
  readonly #server = createServer((request, response) => this.#handle(request, response))

  constructor(habits: Partial<Habits> = {}) {
    this.habits = { ...assumed, ...habits }
    this.account = new Account(this.habits)
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return this.url
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  close(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.onRequest()
    const body = await text(request).catch(() => '')
    if (request.headers.origin) response.setHeader('access-control-allow-origin', '*')
    try {
      const answer = this.#answer(request, response, body)
      if (answer !== undefined) send(response, this.#statusOf(answer as Answer), answer)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      this.#refuse(response, error)
    }
  }

  #answer(request: IncomingMessage, response: ServerResponse, sent: string): unknown {
    const url = new URL(request.url ?? '/', this.url)
    const asked = url.pathname.replace(/^\/embed\/(\w+_user_group(_token)?\/?)$/, '/api/$1')
    const path = asked.endsWith('/') ? asked : `${asked}/`
    const endpoint = endpoints[path]
    if (request.method === 'OPTIONS' && endpoint) return this.#preflight(response, endpoint.method)
    if (path !== asked && endpoint && !slashOptional.test(asked) && this.habits.trailingSlash === 'redirect') {
      response.writeHead(301, { location: `${path}${url.search}` }).end()
      return undefined
    }
    if (!endpoint) throw new Refused(404, 'Not found.')

    const { name, writes } = this.#admit(request)
    if (endpoint.writes && !writes) throw new Refused(403, 'You do not have permission to perform this action.')
    const method = request.method ?? ''
    if (method !== endpoint.method) {
      response.setHeader('allow', `${endpoint.method}, OPTIONS`)
      throw new Refused(405, `Method "${method}" not allowed.`)
    }
    const body = method === 'GET' ? {} : readBody(request, sent)
    if (method !== 'GET') checkBody(endpoint, body)
    const { account, habits } = this
    return endpoint.answer({ account, habits, group: name, body, query: url.searchParams, origin: this.url })
  }

  #statusOf({ new_customer: isCustomerNew, new_user_group: isGroupNew }: Answer): number {
    return isCustomerNew || isGroupNew ? this.habits.createdStatus : 200
  }

  #preflight(response: ServerResponse, method: string): undefined {
    response
      .writeHead(204, {
        'access-control-allow-headers': 'explo-authorization, content-type',
        'access-control-allow-methods': `${method}, OPTIONS`,
      })
      .end()
  }

  #admit({ headers }: IncomingMessage): { name: string; writes: boolean } {
    const [scheme = '', token = ''] = String(headers['explo-authorization'] ?? '').split(' ')
    if (scheme.toLowerCase() !== 'token' || token === '') {
      const status = this.habits.missingCredentials
      throw new Refused(status, 'Authentication credentials were not provided.', { kind: 'credentials' })
    }
    const group = groups[token]
    if (!group) throw new Refused(401, 'Invalid token.', { kind: 'credentials' })
    return group
  }

  #refuse(response: ServerResponse, { status, message, fields, kind }: Refused): void {
    if (kind === 'credentials' && status === 401) response.setHeader('www-authenticate', 'Token')
    if (kind === 'absent' && this.habits.notFound === 'its own') {
      send(response, 400, { success: 0, error: { code: 'unknown_customer' } })
    } else if (this.habits.errorBody === 'framework') send(response, status, fields ?? { detail: message })
    else send(response, status, { success: 0, detail: message, ...(fields && { errors: fields }) })
  }
}

function readBody({ headers }: IncomingMessage, sent: string): Record<string, unknown> {
  if (sent.length > largest) throw new Refused(413, 'Request body is too large.')
  if (sent === '') return {}
  const type = headers['content-type'] ?? ''
  if (type !== 'application/json') throw new Refused(415, `Unsupported media type "${type}" in request.`)
  const value = parsed(sent)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refused(400, 'JSON parse error - no object.')
  return value as Record<string, unknown>
}

function parsed(sent: string): unknown {
  try {
    return JSON.parse(sent.replace(stringOrNumber, (found) => (isUnusual.test(found) ? `"${exactly}${found}"` : found)))
  } catch {
    return undefined
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body).replace(keptNumber, '$1'))
}
