/** Answers requests as the global `fetch` does, and fails as it does. */
export type Answerer = typeof globalThis.fetch

type Input = Parameters<Answerer>[0]

/** The URL that somebody wants to fetch; undefined when it is none, which is for `fetch` to say. */
export function urlOf(input: Input): URL | undefined {
  const url = input instanceof Request ? input.url : String(input)
  return URL.canParse(url) ? new URL(url) : undefined
}

/** Headers about the connection that the client believes to have. */
const ofConnection = [
  'connection',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]

/** The answer to a request that came by HTTP, redirects included: following them is up to the client. */
export function askOnce(answerer: Answerer, request: Request): Promise<Response> {
  const headers = new Headers(request.headers)
  for (const name of ofConnection) headers.delete(name)
  return answerer(new Request(request, { headers, redirect: 'manual' }))
}
