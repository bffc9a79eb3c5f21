import { createRequire, syncBuiltinESMExports } from 'node:module'
import type { ClientRequestInterceptor } from '@mswjs/interceptors/ClientRequest'
import { FakeError } from '../input/tester-error.ts'
import { product } from '../product.ts'
import { type Answerer, askOnce } from './answerer.ts'

/** How to get the library that intercepts; the version line is the last that runs on Node 20. */
export const installLine = 'npm install --save-dev @mswjs/interceptors@0.41'

/**
 * Gives what `node:http` and `node:https` are asked of certain hosts to `answerer`.
 *
 * @returns Undoes it.
 * @throws {FakeError} When the library that does it is not there.
 */
export async function redirectHttp(
  isTaken: (host: string) => boolean,
  answerer: Answerer,
  load: () => Promise<typeof ClientRequestInterceptor> = loadInterceptor,
): Promise<() => void> {
  const Interceptor = await load().catch(refuseToWorkWithout)
  const interceptor = new Interceptor()
  interceptor.apply()
  // In 0.41, another active interceptor, for example MSW's, shares its connection. Disposing of this one would end the other.
  const isGuest = 'on' in Interceptor.prototype && interceptor.on !== Interceptor.prototype.on
  let isOver = false
  interceptor.on('request', async ({ request, controller }) => {
    if (isOver || !isTaken(new URL(request.url).hostname)) return
    try {
      await controller.respondWith(await askOnce(answerer, request))
    } catch (error) {
      controller.errorWith(connectionError(error as Error))
    }
  })
  // For `import { request } from 'node:https'`, which is a copy.
  syncBuiltinESMExports()

  return () => {
    isOver = true
    if (!isGuest) interceptor.dispose()
    syncBuiltinESMExports()
  }
}

/**
 * From 0.42 on, `ClientRequestInterceptor` patches `node:http`, which it refuses beside MSW's. `HttpRequestInterceptor`
 * patches connections.
 */
export async function loadInterceptor(
  importOlder: () => Promise<Library> = () => import('@mswjs/interceptors/ClientRequest'),
): Promise<typeof ClientRequestInterceptor> {
  const newer = '@mswjs/interceptors/http'
  const found: Library = await import(newer)
    .catch(importOlder)
    // Jest imports nothing without its option for ES modules.
    .catch(() => createRequire(import.meta.url)('@mswjs/interceptors/ClientRequest'))
  return found.HttpRequestInterceptor ?? found.ClientRequestInterceptor
}

interface Library {
  readonly ClientRequestInterceptor: typeof ClientRequestInterceptor
  /** It has the members that are used here. */
  readonly HttpRequestInterceptor?: typeof ClientRequestInterceptor
}

/** `fetch` wraps what the connection says, and `http` hands it through. */
function connectionError(error: Error): Error {
  const cause = error.cause as NodeJS.ErrnoException | undefined
  if (!(cause instanceof Error)) return error

  // The same end of a connection, in the words of each.
  return cause.code === 'UND_ERR_SOCKET' ? Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }) : cause
}

function refuseToWorkWithout(cause: unknown): never {
  throw new FakeError(
    'PEER_MISSING',
    `${product.handleName}.intercept() needs the package @mswjs/interceptors, which cannot be loaded.`,
    `Install it: ${installLine}`,
    { cause },
  )
}
