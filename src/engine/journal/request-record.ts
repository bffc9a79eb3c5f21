import { isoTime } from '../clock/system-time.ts'
import { exactJson, parseJson } from '../input/json-spelling.ts'
import type { Permission } from '../terms.ts'
import { type ChangeWords, describeChange, type RecordedChange } from './change.ts'
import type { Entry } from './entry.ts'
import { beginningOf, isLong, type Redactor } from './redact.ts'

/** A request that the fake received. Secrets are cut to their last four characters. The service adds the scope. */
export interface RequestRecord {
  /** Counts from `r1` since the last reset; the answer's header `x-explo-fake-request` names it. */
  readonly id: string
  /** ISO 8601, on the world's clock. */
  readonly receivedAt: string
  /** The name of the operation, for example `createUserGroup`; null when the request matched none. */
  readonly operation: string | null
  readonly method: string
  /** With the query, if there was one. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /**
   * The parsed JSON body; the text of one that is not JSON; null without one. Of a body over 100,000 characters, the first
   * 10,000 characters and how many more there are; so in `reply` and `changes`.
   */
  readonly body: unknown
  /** The exact JSON text of `body`, where JavaScript spells it in another way, for example `1.0`. */
  readonly bodyJson?: string
  readonly permission: Permission | null
  /** Null while the request is under way, and when a fault is why it got no answer. */
  readonly status: number | null
  /** The parsed answer; the text of one that is not JSON, which only faults make; null without one. */
  readonly reply: unknown
  /** The exact JSON text of `reply`, likewise. */
  readonly replyJson?: string
  readonly changes: readonly RecordedChange[]
  /** Why the request was refused, in words for the tester; null when it was not. */
  readonly reason: string | null
  /** How to cure a refusal, where that can be known. */
  readonly hint: string | null
  /** The assumptions about the service that the answer rests on. */
  readonly assumptions: readonly string[]
  /** What the service names as the successor, when the operation is deprecated. */
  readonly replacedBy: string | null
  /** Fields of the body that no document of the service names. */
  readonly unknownFields: readonly string[]
  /** The ids of the faults that struck it. */
  readonly faults: readonly string[]
  /** The answer is a fault's and not the service's, or a fault is why there is none. */
  readonly isInjected: boolean
  /** How the option `vary` made the answer differ from the usual one, in what the documentation of the service leaves open. */
  readonly variations: readonly string[]
}

/** What a tester may see of a journal entry. */
export function describeRequest(entry: Entry, redactor: Redactor, words: ChangeWords): RequestRecord {
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
      return { ...change, before: words.withExactTexts(change.before), after: words.withExactTexts(change.after) }
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
 * A request that was received before a reset and answered after it: most often, a test that ended too early. What it
 * changed is not in the world any more.
 */
export interface LateRequest extends RequestRecord {
  /** The id of the world that received it. */
  readonly world: string
  /** The epoch of that world in which it was received. */
  readonly epoch: number
  /** The test that sent it: what `reset({ test })` named, or the name of a world of its own; null when it is unknown. */
  readonly test: string | null
}
