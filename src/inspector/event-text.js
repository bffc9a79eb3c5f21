/** Reads server-sent events from text that arrives in pieces. `EventSource` cannot send an admin token. */
export class EventText {
  #rest = ''

  /** Returns the events that this piece completes. */
  read(piece) {
    const blocks = (this.#rest + piece).split('\n\n')
    this.#rest = blocks.pop()
    return blocks.map(eventIn).filter((event) => event !== undefined)
  }
}

function eventIn(block) {
  const data = block
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice('data:'.length))
    .join('\n')
  return data === '' ? undefined : JSON.parse(data)
}
