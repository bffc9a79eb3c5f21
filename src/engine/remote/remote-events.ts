import type { WorldEvent } from '../events/event-log.ts'
import { web } from '../transport/web.ts'

/** Reads the server-sent events of a fake in another process. Leaves when the loop over them ends. */
export function remoteEvents(open: (signal: AbortSignal) => Promise<Response>): AsyncIterableIterator<WorldEvent> {
  const abort = new (web().AbortController)()
  // Not when somebody first looks: what happens until then shall be heard.
  const reply = open(abort.signal)
  reply.catch(() => {})
  const events = read(reply, abort.signal)
  return {
    next: () => events.next(),
    return: () => {
      abort.abort()
      return events.return(undefined)
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

async function* read(reply: Promise<Response>, signal: AbortSignal): AsyncGenerator<WorldEvent, undefined> {
  let text = ''
  try {
    const { body } = await reply
    for await (const part of (body as ReadableStream<Uint8Array>).pipeThrough(new (web().TextDecoderStream)())) {
      const messages = `${text}${part}`.split('\n\n')
      text = messages.pop() as string
      for (const message of messages) yield JSON.parse(message.replace(/^.*\ndata: /s, ''))
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
