import type { CallFailure, ExploFake, World } from '../../src/index.ts'
import { jsonHeaders } from './helper.ts'

export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: The test knows what the operation answers.
  readonly body: any
}

/** The default failures of `explore`, with a slow answer that is quick enough for clients that wait in real time. */
export const failures: readonly CallFailure[] = [
  { phase: 'before', then: 'throttled' },
  { phase: 'before', then: 'server-error' },
  { phase: 'before', then: { connection: 'reset' } },
  { phase: 'after', then: { connection: 'reset' } },
  { phase: 'after', then: 'server-error' },
  { phase: 'before', then: { connection: 'slow', over: 200 } },
]

/** Sends one request. Rejects when no answer arrives. */
export type Call = (
  path: string,
  body?: unknown,
  options?: { method?: string; signal?: AbortSignal },
) => Promise<Answer>

/** A client of a world that does not retry. */
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

/** Retries `work` while it gets no answer, a 429 or a 5xx. */
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

/** @throws {Error} When the answer is a refusal. */
export function accepted(answer: Answer): Answer {
  if (answer.status === 200) return answer
  throw new Error(`Explo answered ${answer.status}.`)
}
