/** A call of the client, read to its end. */
export interface ClientCall {
  readonly method: string
  /** Path and query. */
  readonly target: string
  /** The address of the shadow, as the client calls it. */
  readonly origin: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  /** Empty where there is none. */
  readonly text: string
}

/** What the client gets. */
export interface ClientAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** What a call needs to be understood. Nothing else goes to the upstream, because some headers change what a call does. */
const sent = new Set(['accept', 'content-type', 'explo-authorization'])
/** What every client sends, and no service needs. */
const usual =
  /^(connection|keep-alive|host|origin|referer|user-agent|content-length|transfer-encoding|expect|accept-.*|sec-.*)$/
/** What an answer needs to be understood. */
const answered = new Set(['allow', 'content-type', 'location', 'retry-after', 'www-authenticate'])

type Headers = Readonly<Record<string, string>>

/** The call as it may go to the upstream, and the names of the headers that were left out. */
export function sendable(call: ClientCall): { call: ClientCall; leftOut: string[] } {
  const names = Object.keys(call.headers)
  return {
    call: { ...call, headers: picked(call.headers, (name) => sent.has(name)) },
    leftOut: names.filter((name) => !sent.has(name) && !usual.test(name)),
  }
}

/** The headers of an answer that reach the client. */
export function answerHeaders(headers: Iterable<readonly [name: string, value: string]>): Headers {
  return picked(Object.fromEntries(headers), (name) => answered.has(name) || name.startsWith('x-explo-fake-'))
}

function picked(headers: Headers, isPicked: (name: string) => boolean): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => isPicked(name)))
}
