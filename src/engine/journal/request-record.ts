import { isoTime } from '../clock/system-time.ts'
import { exactJson, parseJson } from '../input/json-spelling.ts'
import type { Permission } from '../terms.ts'
import { type ChangeWords, describeChange, type RecordedChange } from './change.ts'
import type { Entry } from './entry.ts'
import { beginningOf, isLong } from './long-text.ts'
import type { Redactor } from './redact.ts'

/** A request that the fake received. Secrets are cut to their last four characters. The service adds the scope. */
export interface RequestRecord {
  /** Counts from `r1` since the last reset; the answer's header `x-explo-fake-request` names it. */
  readonly id: string
  /** ISO 8601, on the world's clock. */
  readonly receivedAt: string
  /** The name of the operation; null when the request matched none. */
  readonly operation: string | null
  readonly method: string
  /** With the query, if there was one. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /**
   * The parsed JSON body; the text of one that is not JSON; null without one. A body over 100,000 characters is cut after
   * 10,000, and ends with the number of the others. The same is true for `reply` and `changes`.
   */
  readonly body: unknown
  /** The exact JSON text of `body`, where JavaScript spells it in another way, for example `1.0`. */
  readonly bodyJson?: string
  readonly permission: Permission | null
  /** Null while the request is under way, and when a fault prevented the answer. */
  readonly status: number | null
  /** The parsed answer; the text of one that is not JSON, which only faults make; null without one. */
  readonly reply: unknown
  /** As `bodyJson`, for `reply`. */
  readonly replyJson?: string
  readonly changes: readonly RecordedChange[]
  /** Why the request was refused, in words for the tester; null when it was not. */
  readonly reason: string | null
  /** How to cure a refusal, if it is known. */
  readonly hint: string | null
  /** The assumptions about the service that the answer rests on. */
  readonly assumptions: readonly string[]
  /** What the service names as the successor, when the operation is deprecated. */
  readonly replacedBy: string | null
  /** Fields of the body that no document of the service names. */
  readonly unknownFields: readonly string[]
  /** The ids of the faults that fired for it. */
  readonly faults: readonly string[]
  /** A fault made the answer, or prevented it. */
  readonly isInjected: boolean
  /** How the option `vary` changed the answer, within what the documentation of the service leaves open. */
  readonly variations: readonly string[]
}

/** An entry as testers see it. */
export function describeRequest(entry: Entry, redactor: Redactor, words: ChangeWords): RequestRecord {
  const { withExactTexts = (record) => record } = words.records
  const body = describeBody(entry.body, redactor, entry.isJson ? parseJson : (text) => text)
  const reply = describeBody(entry.reply || null, redactor, jsonOrText)
  const [bodyJson, replyJson] = [exactJson(body), exactJson(reply)]
  return {
    id: entry.id,
    receivedAt: isoTime(entry.receivedAt),
    operation: entry.operation,
    method: entry.method,
    path: redactor.text(entry.target),
    headers: redactor.headers(entry.headers),
    body,
    ...(bodyJson !== undefined && { bodyJson }),
    [words.scope.key]: entry.scope,
    permission: entry.permission,
    status: entry.status,
    reply,
    ...(replyJson !== undefined && { replyJson }),
    changes: entry.changes.map((each) => {
      const change = describeChange(each, redactor, words)
      return { ...change, before: withExactTexts(change.before), after: withExactTexts(change.after) }
    }),
    reason: entry.reason && redactor.sentence(entry.reason),
    hint: entry.hint && redactor.sentence(entry.hint),
    assumptions: [...entry.assumptions],
    replacedBy: entry.replacedBy,
    unknownFields: entry.unknownFields.map((field) => redactor.text(field)),
    faults: [...entry.faults],
    isInjected: entry.isInjected,
    variations: [...entry.variations],
  }
}

function describeBody(text: string | null, redactor: Redactor, parse: (text: string) => unknown): unknown {
  if (text === null) return null
  return isLong(text) ? beginningOf(text, (part) => redactor.text(part)) : redactor.json(parse(text))
}

function jsonOrText(reply: string): unknown {
  try {
    return parseJson(reply)
  } catch {
    return reply
  }
}

/**
 * A request that was received before a reset and answered after it, most often because a test ended too early. The world
 * no longer has what it changed.
 */
export interface LateRequest extends RequestRecord {
  /** The id of the world that received it. */
  readonly world: string
  /** The epoch of that world in which it was received. */
  readonly epoch: number
  /** The test that sent it: what `reset({ test })` named, or the name of a world of its own; null when it is unknown. */
  readonly test: string | null
}
