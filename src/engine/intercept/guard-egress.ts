import { createRequire } from 'node:module'
import { type LookupFunction, Socket } from 'node:net'
import { checkObject, checkValue } from '../input/check-input.ts'
import { FakeError } from '../input/tester-error.ts'
import { product } from '../product.ts'
import { patchMethod } from './patch-method.ts'

/** A refused attempt to reach the real service. */
export interface EgressAttempt {
  readonly host: string
  /** The test that ran then; undefined when it is unknown. */
  readonly test: string | undefined
}

/** Code in this process tried to reach the real service. Nothing was sent. */
export class EgressError extends FakeError implements EgressAttempt {
  override readonly name = 'EgressError'
  readonly host: string
  readonly test: string | undefined

  constructor({ host, test }: EgressAttempt, cure: string) {
    const who = test === undefined ? 'Something in this process' : `The test ${JSON.stringify(test)}`
    super('EGRESS', `${who} tried to reach ${host}, which a test must not.`, cure)
    this.host = host
    this.test = test
  }
}

/** Further hosts to block, and how to name the test. */
export interface EgressGuardOptions {
  /**
   * Returns the name of the test that runs now. Called at every attempt.
   *
   * @example () => expect.getState().currentTestName
   */
  readonly test?: () => string | undefined
  /** More hosts to block, for example a proxy of your own. `*.example.com` includes every name under it. @default [] */
  readonly hosts?: readonly string[]
}

/** An active guard. Made by `guardEgress`. */
export interface EgressGuard extends Disposable {
  /** The refused attempts, oldest first, at most the newest thousand. For code that swallows the error. */
  readonly attempts: readonly EgressAttempt[]

  /** Ends this guard. Other guards stay active. */
  restore(): void
}

/** So that a client that tries again and again does not fill the memory. */
const mostAttempts = 1000

const interceptCure = `Point the code at the \`url\` of the fake, or send this host there: await ${product.handleName}.intercept().`

/**
 * Makes every connection of this process to one of the hosts fail, with an error that names the test.
 *
 * @param cureFor The advice of the error about a host.
 * @throws {OptionError} For an unknown option or an invalid value.
 */
export function guardHosts(
  hosts: readonly string[],
  options: EgressGuardOptions,
  cureFor: (host: string) => string = () => interceptCure,
): EgressGuard {
  checkGuardOptions(options)
  const { test, hosts: more = [] } = options
  const isReal = hostMatcher([...hosts, ...more])
  const attempts: EgressAttempt[] = []
  /** Sockets that the TLS check skips, because they are mocked or already refused. */
  const harmless = new WeakSet<Socket>()

  function refuse(host: string): EgressError {
    const attempt = { host, test: test?.() }
    if (attempts.push(attempt) > mostAttempts) attempts.shift()
    return new EgressError(attempt, cureFor(host))
  }

  const lifts = [
    patchMethod(
      Socket.prototype,
      'connect',
      (below) =>
        function (...args) {
          const [options, callback] = connectArguments(args)
          if (typeof options?.host !== 'string' || !isReal(options.host)) return below.apply(this, args)

          harmless.add(this)
          if (isMocked(options)) return below.apply(this, args)
          // Fails the name lookup, because every client reports such an error. A mocked connection needs no lookup.
          const lookup: LookupFunction = (host, _options, done) => process.nextTick(done, refuse(host))
          return below.call(this, { ...options, lookup }, callback)
        },
    ),
    // For connections to an address or through a proxy, which have the name only here.
    patchMethod(
      tlsSocket().prototype,
      'setServername',
      (below) =>
        function (name: string) {
          if (!isReal(name) || harmless.has(this)) return below.call(this, name)
          harmless.add(this)
          return this.destroy(refuse(name))
        },
    ),
  ]
  const restore = () => {
    for (const lift of lifts) lift()
  }
  return { attempts, restore, [Symbol.dispose]: restore }
}

/** @throws {OptionError} */
function checkGuardOptions(options: EgressGuardOptions): void {
  checkObject(options, ['test', 'hosts'], 'The options', (name) => `There is no option "${name}".`)
  const { test, hosts } = options
  const isFunction = test === undefined || typeof test === 'function'
  checkValue('The option "test"', test, isFunction, 'Give a function that returns the name of the test.')
  const isHost = (host: unknown) => typeof host === 'string' && /^(\*\.)?[\w.-]+$/.test(host)
  const isList = hosts === undefined || (Array.isArray(hosts) && hosts.every(isHost))
  checkValue('The option "hosts"', hosts, isList, 'Give a list of host names, without scheme and port.')
}

interface ConnectOptions {
  readonly host?: unknown
  readonly lookup?: unknown
}

/** Whether `@mswjs/interceptors` 0.42 or newer answers this connection: then its `lookup` is a mock. */
function isMocked({ lookup }: ConnectOptions): boolean {
  return typeof lookup === 'function' && lookup.name === 'mockLookup'
}

/** The arguments of `Socket.connect`: options, a port and a host, or a pipe. Node itself passes a list of them. */
function connectArguments(args: readonly unknown[]): [options: ConnectOptions | undefined, callback: unknown] {
  const [first, second] = args
  if (Array.isArray(first)) return [first[0], first[1]]
  if (typeof first === 'object') return [first as ConnectOptions, second]
  return [{ port: first, host: second } as ConnectOptions, args.at(-1)]
}

/** Loaded with the first guard, because it takes longer to load than the rest of the package. */
function tlsSocket(): typeof import('node:tls').TLSSocket {
  return createRequire(process.execPath)('node:tls').TLSSocket
}

/** @param patterns Host names. `*.example.com` matches `example.com` and every name under it. */
export function hostMatcher(patterns: readonly string[]): (host: string) => boolean {
  const known = patterns.map((pattern) => pattern.toLowerCase())
  return (host) => {
    const name = host.toLowerCase().replace(/\.$/, '')
    return known.some((pattern) =>
      pattern.startsWith('*.') ? `.${name}`.endsWith(pattern.slice(1)) : name === pattern,
    )
  }
}
