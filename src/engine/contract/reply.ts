import { parseJson } from '../input/json-spelling.ts'
import { inventedField } from '../product.ts'

/** An answer of the service, read to its end. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Undefined when it is not JSON. Keeps its spelling: see `parseJson`. */
  readonly body: unknown
}

/** An answer before its body is parsed. */
export interface RawReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

export function parsedReply({ status, headers, text }: RawReply): Reply {
  return { status, headers, body: parsed(text) }
}

function parsed(text: string): unknown {
  try {
    return withoutInvented(parseJson(text))
  } catch {
    return undefined
  }
}

/** Removes the fields that a fake with `vary` adds. A value without them is not copied: a copy loses its spelling. */
function withoutInvented(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !JSON.stringify(value).includes(inventedField)) return value
  if (Array.isArray(value)) return value.map(withoutInvented)
  const kept = Object.entries(value).filter(([key]) => !key.startsWith(inventedField))
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutInvented(item)]))
}

/** The value at a JSON pointer; undefined when there is none. */
export function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | null | undefined)?.[key], value)
}

export function isSuccess({ status }: Pick<Reply, 'status'>): boolean {
  return status >= 200 && status < 300
}

/** Whether the service refused the call: it changed nothing. */
export function isRefused({ status }: Reply): boolean {
  return status >= 400 && status < 500
}
