import { createRequire } from 'node:module'
import { join } from 'node:path'
import { patchMethod } from './patch-method.ts'

/** The part of the package that is used here. It is the same in all major versions. */
export interface Undici {
  request(url: string, options: { signal: AbortSignal }): Promise<{ body: { text(): Promise<string> } }>
}

/** The package undici of the running project; undefined when it has none. */
export function findUndici(folder = process.cwd()): Undici | undefined {
  const load = createRequire(join(folder, 'package.json'))
  try {
    return load('undici')
  } catch {
    return undefined
  }
}

/** Where undici keeps its global dispatcher: up to version 7, and from 8 on. */
const slots = ['undici.globalDispatcher.1', 'undici.globalDispatcher.2'].map((name) => Symbol.for(name))

interface Dispatch {
  readonly origin?: string | URL
}

/**
 * Sends requests of undici's global dispatchers to certain hosts to another origin. It patches the dispatchers instead of
 * replacing them, because a dispatcher of one major version cannot serve another.
 *
 * @returns Undoes it.
 */
export function redirectUndici(isIntercepted: (host: string) => boolean, origin: string): () => void {
  const globals = globalThis as unknown as Record<symbol, object | undefined>
  const dispatchers = new Set(slots.flatMap((slot) => globals[slot] ?? []))
  const lifts = [...dispatchers].map((dispatcher) =>
    patchMethod(
      dispatcher,
      'dispatch',
      (below) =>
        function (options: Dispatch, handler: unknown) {
          const host = options.origin === undefined ? '' : new URL(options.origin).hostname
          return below.call(this, isIntercepted(host) ? { ...options, origin } : options, handler)
        },
    ),
  )
  return () => {
    for (const lift of lifts) lift()
  }
}
