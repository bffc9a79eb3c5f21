import { EventText } from './event-text.js'

const msBetweenAttempts = 1000

/**
 * Listens to the events of a world until `signal` ends it. After a lost connection it continues with the missed events.
 *
 * @throws {Problem} When the fake refuses, so that another attempt is of no use.
 */
export async function listen(open, { onEvent, onConnect, onLoss, signal, pause = wait }) {
  let last
  while (!signal.aborted) {
    try {
      const reader = await open(last)
      onConnect()
      const text = new EventText()
      const decoder = new TextDecoder()
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        for (const event of text.read(decoder.decode(part.value, { stream: true }))) {
          last = event.id
          onEvent(event)
        }
      }
    } catch (problem) {
      if (signal.aborted) return
      if (problem.status >= 400) throw problem
    }
    if (signal.aborted) return
    onLoss()
    await pause(msBetweenAttempts)
  }
}

function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
