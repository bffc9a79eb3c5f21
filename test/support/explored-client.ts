import type { CallFailure, ExploFake, World } from '../../src/index.ts'
import { jsonHeaders } from './helper.ts'

export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: The test knows what the operation answers.
  readonly body: any
}

/** Those that are tried by default, with an answer that is not so slow: patience in real time costs nothing then. */
export const failures: readonly CallFailure[] = [
  { phase: 'before', then: 'throttled' },
  { phase: 'before', then: 'server-error' },
  { phase: 'before', then: { connection: 'reset' } },
  { phase: 'after', then: { connection: 'reset' } },
  { phase: 'after', then: 'server-error' },
  { phase: 'before', then: { connection: 'slow', over: 200 } },
]

/** Sends one request of a client. Rejects when there is no answer. */
export type Call = (
  path: string,
  body?: unknown,
  options?: { method?: string; signal?: AbortSignal },
) => Promise<Answer>

/** What a client calls in a world, without retries. */
export function callsIn(explo: ExploFake, world: World): Call {
  return async (path, body, { method = 'POST', signal } = {}) => {
    const reply = await explo.fetch(`https://api.explo.co${path}`, {
      method,
      headers: jsonHeaders(world.apiToken),
      ...(signal && { signal }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: reply.status, body: await reply.json() }
  }
}

/** Does the work again while there is no answer, or one that may be another one later. */
export async function retrying(work: (attempt: number) => Promise<Answer>, attempts = 4): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await work(attempt)
      if (answer.status < 429 || attempt === attempts) return accepted(answer)
    } catch (error) {
      if (attempt === attempts) throw error
    }
  }
}

/** @throws {Error} When it is a refusal. */
export function accepted(answer: Answer): Answer {
  if (answer.status === 200) return answer
  throw new Error(`Explo answered ${answer.status}.`)
}
