import { Socket } from 'node:net'
import { FakeError } from '../input/tester-error.ts'
import { product } from '../product.ts'
import type { ServiceHosts } from '../terms.ts'
import { needFetch } from '../transport/web.ts'
import { type Answerer, redirectFetch } from './answerer.ts'
import { openBridge } from './bridge.ts'
import { Canary, clientsPresent } from './canary.ts'
import { type EgressAttempt, guardHosts, hostMatcher } from './guard-egress.ts'
import { redirectHttp } from './node-http.ts'
import { findUndici, redirectUndici } from './undici.ts'

/** Further hosts to intercept, and how to name the test. */
export interface InterceptOptions {
  /** Returns the name of the test that runs now, for errors about requests that tried to leave this process. */
  readonly test?: () => string | undefined
  /** More hosts to intercept, for example a proxy of your own. `*.example.com` includes every name under it. @default [] */
  readonly hosts?: readonly string[]
}

/** An active interception: requests of this process go to a fake. */
export interface Interception extends AsyncDisposable {
  /** The clients of this process that are proven to be intercepted. @example ['fetch', 'node:http', 'node:https', 'undici'] */
  readonly clients: readonly string[]

  /** The requests that bypassed the interception and were refused, oldest first. */
  readonly attempts: readonly EgressAttempt[]

  /** Undoes the interception. May be called twice. */
  restore(): Promise<void>
}

const cureForClient =
  `This client goes past ${product.handleName}.intercept(), which takes fetch, node:http, node:https and the global dispatcher of undici: ` +
  'give it the `url` of the fake, or intercept before it is made.'

function cureForHost(host: string, hosts: readonly string[]): string {
  const taken = hosts.join(', ')
  return `${product.handleName}.intercept() takes calls to ${taken}. Call one of these, or add ${JSON.stringify(host)} to the option "hosts".`
}

/** A global symbol on a patched object, so that other copies of this package see it. */
const isIntercepted = Symbol.for(`${product.name}.isIntercepted`)

/**
 * Sends the requests of this process to the API of the service to `answerer` instead.
 *
 * @throws {OptionError} For an unknown option or an invalid value.
 * @throws {ExploFakeError} When a required library is missing, or another fake already intercepts.
 * @throws {NotInterceptedError} When a client of this process cannot be intercepted.
 */
export async function intercept(
  answerer: Answerer,
  service: ServiceHosts,
  options: InterceptOptions = {},
): Promise<Interception> {
  needFetch('intercept()')
  const hosts = [...service.api, ...(options.hosts ?? [])]
  const isTaken = hostMatcher(hosts)
  const guard = guardHosts(service.all, options, (host) => (isTaken(host) ? cureForClient : cureForHost(host, hosts)))
  const undo: Undo[] = [guard.restore]
  const restore = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }

  try {
    undo.push(claimProcess())
    const clients = await takeClients(answerer, hosts, isTaken, undo)
    return { clients, attempts: guard.attempts, restore, [Symbol.asyncDispose]: restore }
  } catch (error) {
    await restore()
    throw error
  }
}

type Undo = () => void | Promise<void>

/** @returns The names of the clients that are proven to be intercepted. */
async function takeClients(
  answerer: Answerer,
  hosts: readonly string[],
  isTaken: (host: string) => boolean,
  undo: Undo[],
): Promise<string[]> {
  const [apiHost] = hosts as [string]
  const canary = new Canary()
  const answersAll = canary.before(answerer)
  undo.push(await redirectHttp(isTaken, answersAll))
  undo.push(redirectFetch(isTaken, answersAll))

  // Loaded before redirectUndici: the first copy of undici creates the global dispatcher.
  const undici = findUndici()
  const bridge = await openBridge(answersAll, `https://${apiHost}`)
  undo.push(() => bridge.close())
  undo.push(redirectUndici(isTaken, bridge.origin))

  const clients = clientsPresent(undici)
  await canary.sendThrough(clients, apiHost)
  return [...clients.keys()]
}

function claimProcess(): Undo {
  const claim = Socket.prototype as { [isIntercepted]?: boolean }
  if (claim[isIntercepted]) {
    throw new FakeError(
      'INTERCEPTED',
      'The requests of this process go to a fake already.',
      'End that interception first: await interception.restore(). One is enough for all worlds of a fake.',
    )
  }
  claim[isIntercepted] = true
  return () => {
    delete claim[isIntercepted]
  }
}
