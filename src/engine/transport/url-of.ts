/**
 * The URL that somebody wants to fetch; undefined when it is none, which is for `fetch` to say.
 * To ask `URL.canParse` first would take as long again.
 */
export function urlOf(input: Parameters<typeof globalThis.fetch>[0]): URL | undefined {
  try {
    return new URL(input instanceof Request ? input.url : input)
  } catch {
    return undefined
  }
}
