import { urlOf } from '../transport/url-of.ts'
import type { Answerer } from './answerer.ts'
import { patchMethod } from './patch-method.ts'

/**
 * Gives what the global `fetch` is asked of certain hosts to `answerer`.
 *
 * @returns Undoes it.
 */
export function redirectFetch(isTaken: (host: string) => boolean, answerer: Answerer): () => void {
  return patchMethod(globalThis, 'fetch', (below) => (...args: Parameters<Answerer>) => {
    const url = urlOf(args[0])
    return url && isTaken(url.hostname) ? answerer(...args) : below(...args)
  })
}
