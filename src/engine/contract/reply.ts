import { inventedField } from '../http/vary/invented-fields.ts'

/** An answer of the service, read to its end. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Undefined when it is not JSON. */
  readonly body: unknown
}

/** An answer as it came. */
interface ReadReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

export function parsedReply({ status, headers, text }: ReadReply): Reply {
  return { status, headers, body: parsed(text) }
}

function parsed(text: string): unknown {
  try {
    // What a varying fake invents is none of a service's habits.
    return JSON.parse(text, (key, value) => (key.startsWith(inventedField) ? undefined : value))
  } catch {
    return undefined
  }
}

/** The value at a JSON pointer, or undefined when there is none. */
export function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | null | undefined)?.[key], value)
}

export function isSuccess({ status }: Reply): boolean {
  return status >= 200 && status < 300
}

/** Refused for what the call says: it changed nothing, and would be refused again. */
export function isRefused({ status }: Reply): boolean {
  return status >= 400 && status < 500
}
