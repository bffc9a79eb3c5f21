import type { TSchema } from '@sinclair/typebox'
import type { Store } from './store.ts'

/** A method that a service adds to the handle of a world, with its control route. */
export interface ServiceMember {
  /** What the method is called. */
  readonly name: string
  readonly method: 'GET' | 'POST'
  /** Of the route, below `/__admin`. */
  readonly path: string
  /** What it does, in a sentence. */
  readonly says: string
  /** The only argument of the method, which the route takes from its body. It is text. */
  readonly argument?: ServiceArgument
  /** The JSON of the route. */
  readonly answer: TSchema
  /** The key of the answer with what the method returns. Left out: the answer is what the method returns. */
  readonly answerKey?: string
  /** Codes of the errors that only this route has. */
  readonly errors?: readonly 'JWT'[]
  /** @param now The time of the world, in milliseconds since 1970. */
  readonly run: (store: Store, now: number, argument: string) => unknown
}

export interface ServiceArgument {
  readonly key: string
  /** As messages call it, for example `A JWT to open`. */
  readonly called: string
  /** For messages, for example `<embed JWT>`. */
  readonly placeholder: string
  readonly example: string
}
