import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import axios from 'axios'
import got from 'got'
import { test } from 'tap'
import { request as undiciRequest } from 'undici'
import type { ConnectionFailure } from '../../../src/index.ts'
import { jsonHeaders, startFake } from '../../support/helper.ts'
import { lacks } from '../../support/installed-package.ts'

const run = promisify(execFile)
const path = '/api/create_user_group/'
const match = { operation: 'createUserGroup' } as const
const failures = ['reset', 'empty', 'hang', 'truncate', 'malformed'] as const
const headers = jsonHeaders()
const body = JSON.stringify({ user_group_id: 'acme', name: 'Acme' })

type Failures = Record<ConnectionFailure, string>

/** What the user of a client reads when the network does that to one request after the other. */
interface Client {
  /** What must be installed. */
  readonly program?: string
  /** @param patience Milliseconds that each call may take. */
  readonly send: (url: string, patience: readonly number[]) => Promise<readonly string[]>
  readonly reads: Failures
}

const clients: Record<string, Client> = {
  fetch: {
    send: oneByOne((url, patience) => fetchText(fetch, url, patience)),
    reads: {
      reset: 'TypeError: fetch failed (ECONNRESET)',
      empty: 'TypeError: fetch failed (UND_ERR_SOCKET)',
      hang: 'TimeoutError: The operation was aborted due to timeout',
      truncate: 'TypeError: terminated (UND_ERR_SOCKET)',
      malformed: 'TypeError: terminated (HPE_INVALID_CHUNK_SIZE)',
    },
  },
  undici: {
    send: oneByOne(async (url, patience) => {
      const reply = await undiciRequest(url, { method: 'POST', headers, body, headersTimeout: patience })
      return reply.body.text()
    }),
    reads: {
      reset: 'Error: read ECONNRESET (ECONNRESET)',
      empty: 'SocketError: other side closed (UND_ERR_SOCKET)',
      hang: 'HeadersTimeoutError: Headers Timeout Error (UND_ERR_HEADERS_TIMEOUT)',
      truncate: 'SocketError: other side closed (UND_ERR_SOCKET)',
      malformed:
        'HTTPParserError: Response does not match the HTTP/1.1 protocol (Invalid character in chunk size) (HPE_INVALID_CHUNK_SIZE)',
    },
  },
  axios: {
    send: oneByOne((url, timeout) => axios.post(url, body, { headers, timeout })),
    reads: {
      reset: 'Error: read ECONNRESET (ECONNRESET)',
      empty: 'Error: socket hang up (ECONNRESET)',
      hang: 'AxiosError: timeout of 250ms exceeded (ECONNABORTED)',
      truncate: 'AxiosError: stream has been aborted (ERR_BAD_RESPONSE)',
      malformed: 'Error: Parse Error: Invalid character in chunk size (HPE_INVALID_CHUNK_SIZE)',
    },
  },
  got: {
    send: oneByOne((url, response) =>
      got.post(url, { headers, body, timeout: { response }, retry: { limit: 0 } }).text(),
    ),
    reads: {
      reset: 'RequestError: read ECONNRESET (ECONNRESET)',
      empty: 'RequestError: socket hang up (ECONNRESET)',
      hang: "TimeoutError: Timeout awaiting 'response' for 250ms (ETIMEDOUT)",
      truncate: 'ReadError: The server aborted pending request (ECONNRESET)',
      malformed: 'RequestError: Parse Error: Invalid character in chunk size (HPE_INVALID_CHUNK_SIZE)',
    },
  },
  'urllib of Python': {
    program: 'python3',
    async send(url, patience) {
      const program = `
import json, sys, urllib.request
url, headers, body, patience = sys.argv[1:]
for milliseconds in json.loads(patience):
  call = urllib.request.Request(url, method="POST", headers=json.loads(headers), data=body.encode())
  try: print(urllib.request.urlopen(call, timeout=milliseconds / 1000).read().decode())
  except Exception as error: print(repr(error))
`
      const { stdout } = await run('python3', [
        '-c',
        program,
        url,
        JSON.stringify(headers),
        body,
        JSON.stringify(patience),
      ])
      return stdout.trim().split('\n')
    },
    reads: {
      reset: "ConnectionResetError(104, 'Connection reset by peer')",
      empty: "RemoteDisconnected('Remote end closed connection without response')",
      hang: "TimeoutError('timed out')",
      truncate: 'IncompleteRead(28 bytes read, 29 more expected)',
      malformed: 'IncompleteRead(0 bytes read)',
    },
  },
  curl: {
    program: 'curl',
    async send(url, patience) {
      const lines = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
      const calls = patience.flatMap((milliseconds) => {
        return ['--next', '-sS', '-o', '/dev/null', '-m', String(milliseconds / 1000), ...lines, '-d', body, url]
      })
      const { stderr } = await run('curl', calls.slice(1)).catch((error: { stderr: string }) => error)
      return stderr.trim().split('\n')
    },
    reads: {
      reset: 'curl: (56) Recv failure: Connection reset by peer',
      empty: 'curl: (52) Empty reply from server',
      hang: 'curl: (28) Operation timed out after 250 milliseconds with 0 bytes received',
      truncate: 'curl: (18) transfer closed with 29 bytes remaining to read',
      malformed: 'curl: (56) Illegal or missing hexadecimal sequence in chunked-encoding',
    },
  },
}

for (const [name, { send, reads, program }] of Object.entries(clients)) {
  const skip = program !== undefined && (await lacks(program))

  test(`${name} reports each connection fault as a network failure`, { skip }, async (t) => {
    const { explo } = await startFake(t, { transport: 'socket' })
    for (const connection of failures) await explo.faults.add({ match, then: { connection } })

    const read = await send(
      `${explo.url}${path}`,
      failures.map((failure) => (failure === 'hang' ? 250 : 10_000)),
    )

    const said = Object.fromEntries(failures.map((failure, index) => [failure, withoutElapsed(read[index])]))
    t.strictSame(said, reads)
    t.strictSame((await explo.inspect()).customers, [])
  })
}

test('fetch without a socket fails in the same way as over a network', async (t) => {
  const { explo } = await startFake(t)
  for (const connection of failures) await explo.faults.add({ match, then: { connection } })

  for (const failure of failures) {
    const patience = failure === 'hang' ? 50 : 10_000
    t.equal(
      await failureOf(fetchText(explo.fetch, `https://api.explo.co${path}`, patience)),
      clients.fetch?.reads[failure],
    )
  }
})

async function fetchText(send: typeof fetch, url: string, patience: number): Promise<string> {
  const reply = await send(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(patience) })
  return await reply.text()
}

function oneByOne(send: (url: string, patience: number) => Promise<unknown>): Client['send'] {
  return async (url, patience) => {
    const read = []
    for (const milliseconds of patience) read.push(await failureOf(send(url, milliseconds)))
    return read
  }
}

async function failureOf(call: Promise<unknown>): Promise<string> {
  try {
    return `answered: ${await call}`
  } catch (thrown) {
    const { name, message, code, cause } = thrown as NodeJS.ErrnoException & { cause?: NodeJS.ErrnoException }
    const known = name === 'TypeError' ? cause?.code : code
    return `${name}: ${message}${typeof known === 'string' ? ` (${known})` : ''}`
  }
}

/** curl says how long it really took. */
function withoutElapsed(text: string | undefined): string | undefined {
  return text?.replace(/after \d+ milliseconds/, 'after 250 milliseconds')
}
