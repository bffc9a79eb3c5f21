import { urlOf } from '../url-of.ts'
import type { Answerer } from './answerer.ts'
import { layOver } from './lay-over.ts'

/**
 * Gives what the global `fetch` is asked of certain hosts to `answerer`.
 *
 * @returns Undoes it.
 */
export function redirectFetch(isTaken: (host: string) => boolean, answerer: Answerer): () => void {
  return layOver(globalThis, 'fetch', (below) => (...args: Parameters<Answerer>) => {
    const url = urlOf(args[0])
    return url && isTaken(url.hostname) ? answerer(...args) : below(...args)
  })
}
