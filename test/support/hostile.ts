import { once } from 'node:events'
import { connect } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { TSchema } from '@sinclair/typebox'
import { membersOf } from '../../src/engine/control/members/index.ts'
import { urlsOf } from '../../src/engine/operation.ts'
import { explo as service } from '../../src/explo/index.ts'
import { operations } from '../../src/explo/operations/index.ts'
import { createExploFake, type ExploFake } from '../../src/index.ts'

// Sends malformed and senseless requests, pipelined over raw sockets. Every run sends the same ones.

const sockets = 4
const perConnection = 250
const longestMs = 20_000
const tokens = ['explo-test-token', 'explo-test-token-read-only', 'unknown', '']
const values = [
  '',
  'acme',
  '\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  '../..',
  '-1',
  '9'.repeat(400),
  'eyJ.'.repeat(50),
  0,
  -1,
  1e308,
  true,
  null,
  [],
  {},
  [null],
  { a: { b: [1] } },
  [['acme']],
] as const
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'] as const
const brokenHeads = [
  'GET\r\n\r\n',
  'GET / HTTP/9.9\r\n\r\n',
  'POST /api/create_customer/ HTTP/1.1\r\nhost: a\r\ncontent-length: x\r\n\r\n',
  'POST /api/create_customer/ HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
  'POST /api/create_customer/ HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
  `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: a\r\n\r\n`,
  `GET / HTTP/1.1\r\n${'x: y\r\n'.repeat(3000)}\r\n`,
  'GET / HTTP/1.1\r\nbad header\r\n\r\n',
  'GET / HTTP/1.1\r\n\r\n',
  'CONNECT a:1 HTTP/1.1\r\nhost: a:1\r\n\r\n',
  'GET / HTTP/1.1\r\nhost: a\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n',
  '\u0000\u0001\u0002\r\n\r\n',
  'GET / HTTP/1.1\nhost: a\n\n',
]
/** Fields that keep the control calls that wait from waiting. */
const waiting: Readonly<Record<string, object>> = {
  '/requests/wait': { timeoutMs: 1 },
  '/verify/never': { withinMs: 1 },
  '/gates': { timeoutMs: 1 },
}

export interface HostileReport {
  readonly sent: number
  readonly answered: number
  /** Server errors, leaked stack traces, missing answers and connections that stayed open. */
  readonly flaws: readonly string[]
  /** Growth of the heap in bytes since the first tenth of the requests. */
  readonly growth: number
}

/** Starts a fake, and sends `count` requests to it. */
export async function sendHostile(count: number): Promise<HostileReport> {
  const explo = await createExploFake({ journal: { maxEntries: 100, maxBytes: 1_000_000 }, maxWorlds: 5 })
  const report = { sent: 0, answered: 0, flaws: [] as string[] }
  try {
    await sendUntil(explo, count / 10, report)
    const before = await heapAfterReset(explo)
    await sendUntil(explo, count, report)
    return { ...report, growth: (await heapAfterReset(explo)) - before }
  } finally {
    await explo.close()
  }
}

async function sendUntil(explo: ExploFake, count: number, report: { sent: number; answered: number; flaws: string[] }) {
  const worker = async () => {
    while (report.sent < count) {
      const seed = report.sent + 1
      const random = randomFrom(seed)
      report.sent += perConnection
      const requests = Array.from({ length: perConnection - 2 }, () => requestBy(random))
      const isBroken = random(4) === 0
      requests.push(isBroken ? pick(brokenHeads, random) : requestBy(random), lastRequest)
      const { received, end } = await answersTo(explo.port, requests.join(''))
      const answers = received.split(/(?=HTTP\/1\.1 \d{3} )/).filter((text) => text !== '')
      report.answered += answers.length
      for (const answer of answers) {
        const [head = ''] = answer.split('\r\n\r\n')
        const isServerError = /^HTTP\/1\.1 5/.test(head) && !/^x-explo-fake-fault:/im.test(head) && !isNotReady(answer)
        if (isServerError || / {4}at \S|node:internal/.test(answer)) report.flaws.push(answer.slice(0, 500))
      }
      const isClosed = isBroken || /^connection: close/im.test(answers.at(-1) ?? '')
      if (end === hung || (!isClosed && answers.length < requests.length))
        report.flaws.push(
          `Seed ${seed}: ${answers.length} answers to ${requests.length} requests, then ${end}. The last: ${answers.at(-1)}`,
        )
    }
  }
  await Promise.all(Array.from({ length: sockets }, worker))
}

/** A fake that has reached its limit of worlds answers 503. */
function isNotReady(answer: string): boolean {
  return answer.startsWith('HTTP/1.1 503') && answer.includes('EXPLO_FAKE_')
}

const hung = 'the connection stayed open'
const lastRequest = 'GET /__admin/health HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n'

/** Sends the requests, and returns everything received until the connection ended, and how it ended. */
async function answersTo(port: number, requests: string): Promise<{ received: string; end: string }> {
  const socket = connect(port, '127.0.0.1')
  const chunks: Buffer[] = []
  let end = 'the fake closed the connection'
  socket.setTimeout(longestMs, () => socket.destroy(new Error(hung)))
  socket
    .on('data', (chunk) => chunks.push(chunk))
    .on('error', ({ message }) => {
      end = message
    })
  socket.write(requests)
  await once(socket, 'close').catch(() => {})
  return { received: Buffer.concat(chunks).toString(), end }
}

function requestBy(random: Random): string {
  const kind = random(100)
  if (kind < 2) return controlRequest(random)
  if (kind < 6)
    return rawRequest(pick(methods, random), `/${pick(values, random)}`.replace(/[^!-~]/g, '?'), random, 'a')
  const operation = pick(operations, random)
  const { url: path } = pick(urlsOf(operation), random)
  const { properties = {} } = operation.schema.body ?? operation.schema.querystring ?? {}
  const fields = Object.fromEntries(
    Object.entries(properties)
      .filter(() => random(3) > 0)
      .map(([field, schema]) => [field, random(4) === 0 ? pick(values, random) : valueFor(schema as TSchema, random)]),
  )
  if (operation.method === 'GET') return rawRequest('GET', `${path}?${queryOf(fields)}`, random)
  const method = random(20) === 0 ? pick(methods, random) : operation.method
  return rawRequest(
    method,
    random(20) === 0 ? path.slice(0, -1) : path,
    random,
    mangled(JSON.stringify(fields), random),
  )
}

/** The example of a control route, with wrong values in some fields. */
function controlRequest(random: Random): string {
  const { method, path, body } = pick(quickRoutes, random)
  const fields = Object.entries({ ...body?.example }).map(([field, value]) => [
    field,
    random(4) === 0 ? pick(values, random) : value,
  ])
  const sent = { ...Object.fromEntries(fields), ...waiting[path] }
  const target = `/__admin${path.replace(/:\w+/g, () => encodeURIComponent(pick(['1', 'r1', 'f1', 'g1', 'default', '%', '..'], random)))}`
  return rawRequest(method, target, random, method === 'GET' ? '' : mangled(JSON.stringify(sent), random))
}

/** Leaves out the endless stream of events, and adding faults, which would make all later requests fail. */
const quickRoutes = membersOf(service).filter(
  ({ path, method }) => path !== '/events' && !(path === '/faults' && method === 'POST'),
)

function rawRequest(method: string, target: string, random: Random, body = ''): string {
  const head = [
    `${method} ${target} HTTP/1.1`,
    'host: localhost',
    `explo-authorization: Token ${random(10) === 0 ? pick(tokens, random) : tokens[0]}`,
    `content-type: ${random(20) === 0 ? 'text/plain' : 'application/json'}`,
    `content-length: ${Buffer.byteLength(body)}`,
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}

function valueFor({ type, enum: choices, items }: TSchema, random: Random): unknown {
  if (choices) return pick(choices as unknown[], random)
  const [kind] = [type].flat()
  if (kind === 'boolean') return random(2) === 0
  if (kind === 'array') return Array.from({ length: random(3) }, () => valueFor(items as TSchema, random))
  if (kind === 'integer' || kind === 'number') return random(9) - 1
  if (kind === 'object') return { acme: 'globex' }
  return pick(['acme', 'globex', 'initech', '1', 'east', 'f'.repeat(64)], random)
}

function queryOf(fields: Record<string, unknown>): string {
  return Object.entries(fields)
    .map(([field, value]) => `${field}=${encodeURIComponent(String(JSON.stringify(value)))}`)
    .join('&')
}

/** Inserts a wrong character into one of twenty texts. */
function mangled(text: string, random: Random): string {
  if (random(20) > 0) return text
  const at = random(text.length + 1)
  return text.slice(0, at) + pick(['"', '{', ']', '\\', '\u0000', ','], random) + text.slice(at + random(2))
}

type Random = (below: number) => number

/** A linear congruential generator. */
function randomFrom(seed: number): Random {
  let last = seed
  return (below) => {
    last = (Math.imul(last, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((last / 2 ** 32) * below)
  }
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[random(items.length)] as Item
}

/** Bytes in use after every record of the requests was removed. */
async function heapAfterReset(explo: ExploFake): Promise<number> {
  for (const world of await explo.worlds()) await (world.id === 'default' ? world.reset() : world.close())
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  for (let times = 0; times < 3; times++) {
    await new Promise(setImmediate)
    collect()
  }
  return process.memoryUsage().heapUsed
}
