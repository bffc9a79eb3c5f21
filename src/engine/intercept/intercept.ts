import { Socket } from 'node:net'
import { FakeError } from '../input/tester-error.ts'
import { product } from '../product.ts'
import type { ServiceHosts } from '../terms.ts'
import { needFetch } from '../transport/web.ts'
import { type Answerer, redirectFetch } from './answerer.ts'
import { Bridge } from './bridge.ts'
import { Canary, clientsPresent } from './canary.ts'
import { type EgressAttempt, guardHosts, hostMatcher } from './guard-egress.ts'
import { redirectHttp } from './node-http.ts'
import { findUndici, redirectUndici } from './undici.ts'

/** What else to send to the fake. Everything may be left out. */
export interface InterceptOptions {
  /** Which test runs now, for errors about requests that would have left this process. */
  readonly test?: () => string | undefined
  /** More hosts to send to the fake, for example a proxy of your own; `*.example.com` is every name under it, too. @default [] */
  readonly hosts?: readonly string[]
}

/** Requests of this process go to a fake, until {@link Interception.restore}. */
export interface Interception extends AsyncDisposable {
  /** The clients that were found here and proven to be intercepted. @example ['fetch', 'node:http', 'node:https', 'undici'] */
  readonly clients: readonly string[]

  /** Requests that went past the interception and were refused, oldest first. */
  readonly attempts: readonly EgressAttempt[]

  /** Makes everything as it was before. Doing so twice is doing so once. */
  restore(): Promise<void>
}

const cure =
  `This client goes past ${product.handleName}.intercept(), which takes fetch, node:http, node:https and the global dispatcher of undici: ` +
  'give it the `url` of the fake, or intercept before it is made.'

/** On what is patched, because other copies of this package in the process have to see it, too. */
const isIntercepted = Symbol.for(`${product.name}.isIntercepted`)

/**
 * Sends what this process asks the API of the service for to `answerer` instead.
 *
 * @throws {OptionError} For an option that does not exist, or a value that cannot be.
 * @throws {ExploFakeError} When the library that it needs is missing, or another fake intercepts already.
 * @throws {NotInterceptedError} When a client of this process cannot be intercepted.
 */
export async function intercept(
  answerer: Answerer,
  service: ServiceHosts,
  options: InterceptOptions = {},
): Promise<Interception> {
  needFetch('intercept()')
  const guard = guardHosts(service.all, options, cure)
  const undo: Undo[] = [guard.restore]
  const restore = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }

  try {
    undo.push(claimProcess())
    const clients = await takeClients(answerer, [...service.api, ...(options.hosts ?? [])], undo)
    return { clients, attempts: guard.attempts, restore, [Symbol.asyncDispose]: restore }
  } catch (error) {
    await restore()
    throw error
  }
}

type Undo = () => void | Promise<void>

/** @returns The clients that are taken, and proven to be. */
async function takeClients(answerer: Answerer, hosts: readonly string[], undo: Undo[]): Promise<string[]> {
  const isTaken = hostMatcher(hosts)
  const [apiHost] = hosts as [string]
  const canary = new Canary()
  const answersAll = canary.before(answerer)
  undo.push(await redirectHttp(isTaken, answersAll))
  undo.push(redirectFetch(isTaken, answersAll))

  // Loaded before its dispatcher is looked for: it makes one when it is the first.
  const undici = findUndici()
  const bridge = await Bridge.open(answersAll, `https://${apiHost}`)
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
