import { createRequire, syncBuiltinESMExports } from 'node:module'
import type { ClientRequestInterceptor } from '@mswjs/interceptors/ClientRequest'
import { FakeError } from '../input/tester-error.ts'
import { product } from '../product.ts'
import { type Answerer, askOnce } from './answerer.ts'

/** Installs the library that intercepts `node:http`. 0.41 is its last version for Node 20. */
export const installLine = 'npm install --save-dev @mswjs/interceptors@0.41'

/**
 * Sends requests of `node:http` and `node:https` to certain hosts to `answerer` instead.
 *
 * @returns Undoes it.
 * @throws {FakeError} When the library is missing.
 */
export async function redirectHttp(
  isTaken: (host: string) => boolean,
  answerer: Answerer,
  load: () => Promise<typeof ClientRequestInterceptor> = loadInterceptor,
): Promise<() => void> {
  const Interceptor = await load().catch(refuseToWorkWithout)
  const interceptor = new Interceptor()
  interceptor.apply()
  // In 0.41, an interceptor shares the patches of another active one, such as MSW's. To dispose it would end both.
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
  // For `import { request } from 'node:https'`, which is a copy of the property.
  syncBuiltinESMExports()

  return () => {
    isOver = true
    if (!isGuest) interceptor.dispose()
    syncBuiltinESMExports()
  }
}

/**
 * From 0.42 on, `ClientRequestInterceptor` refuses to patch `node:http` beside MSW, and `HttpRequestInterceptor` patches
 * connections instead.
 */
export async function loadInterceptor(
  importOlder: () => Promise<Library> = () => import('@mswjs/interceptors/ClientRequest'),
): Promise<typeof ClientRequestInterceptor> {
  const newer = '@mswjs/interceptors/http'
  const found: Library = await import(newer)
    .catch(importOlder)
    // Without its option for ES modules, Jest cannot import.
    .catch(() => createRequire(import.meta.url)('@mswjs/interceptors/ClientRequest'))
  return found.HttpRequestInterceptor ?? found.ClientRequestInterceptor
}

interface Library {
  readonly ClientRequestInterceptor: typeof ClientRequestInterceptor
  /** It has the same members. */
  readonly HttpRequestInterceptor?: typeof ClientRequestInterceptor
}

/** The error that `node:http` reports for one of `fetch`, which has it as the cause. */
function connectionError(error: Error): Error {
  const cause = error.cause as NodeJS.ErrnoException | undefined
  if (!(cause instanceof Error)) return error

  // Both report a closed connection, each with its own error.
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
