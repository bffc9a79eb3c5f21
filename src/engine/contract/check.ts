import type { Operation } from '../operation.ts'
import type { RefusalWords } from '../refusals/refusal.ts'
import type { Assumptions, Basis } from '../terms.ts'
import { type Caller, type CallOptions, type Client, callOf } from './client.ts'
import type { Pattern } from './pattern.ts'
import { at, isSuccess, type Reply } from './reply.ts'

/** An expected answer. Other checks compare the parts that are left out. */
export interface ExpectedReply {
  readonly status?: Pattern
  readonly headers?: Readonly<Record<string, Pattern>>
  readonly body?: Pattern
  readonly refusal?: ExpectedRefusal
  /** The same status and body as another answer, so that a client cannot tell the two apart. */
  readonly sameAs?: Reply
}

export interface ExpectedRefusal extends RefusalWords {
  readonly name: string
  /** Any words will do. */
  readonly loosely?: true
  /** Compares only the words and how they are wrapped. */
  readonly wrapping?: true
}

/** The steps of a check by name: each answer with the expected one, which may depend on the options of assumptions. */
export type Steps = Readonly<
  Record<string, readonly [seen: Reply, expected: ExpectedReply | ((assumptions: Assumptions) => ExpectedReply)]>
>

/** One statement about the service, and how to find out whether it holds. */
export interface Check {
  readonly name: string
  readonly says: string
  readonly basis: Basis
  /** The page that says so, or why it is assumed. */
  readonly evidence: string
  readonly operations: readonly string[]
  readonly assumptions: readonly string[]
  /** A caller with an API token, `irreversible`, or the name of something in `Given`. */
  readonly needs: readonly string[]
  /** Makes the calls. @throws {NotTried} */
  readonly steps: (run: CheckRun) => Promise<Steps>
}

/** A statement that no call of the API can check. */
export interface OutOfReach {
  readonly name: string
  readonly says: string
  readonly because: string
  readonly assumptions: readonly string[]
  readonly operations: readonly string[]
}

/** Why a check was not tried, or a call not sent. It says nothing about the service. */
export class NotTried extends Error {
  override readonly name = 'NotTried'
}

/** By name: facts about the account that the API does not tell. The user gives them. */
export type Given = Readonly<Record<string, unknown>>

export interface CheckRunOptions {
  readonly client: Client
  readonly created: CreatedRecords
  /** The names of all records that the run creates begin with this. */
  readonly prefix: string
  /** Aborted when the run must stop. */
  readonly signal: AbortSignal
  /** The number of the check within the run. */
  readonly number: number
  readonly given: Given
  /** Facts about the account, as observed before the first check. */
  readonly facts: Readonly<Record<string, unknown>>
}

/** Runs the steps of one check. Everything that it creates has a new name. */
export class CheckRun {
  /** All answers, also those that no step is about. */
  readonly replies: Reply[] = []
  protected readonly options: CheckRunOptions
  #names = 0

  constructor(options: CheckRunOptions) {
    this.options = options
  }

  /** A new name. */
  id(word: string): string {
    const { prefix, number } = this.options
    return `${prefix}${number}-${word}-${++this.#names}`
  }

  /** Calls an operation, as documented and with the most permissions unless the options differ. @throws {NotTried} */
  protected async send(operation: Operation, body: unknown, options?: CallOptions): Promise<Reply> {
    const { client, created, signal } = this.options
    if (signal.aborted) throw new NotTried('the run was stopped')
    const reply = await sendNoted(client, created, operation, body, { as: client.usualCaller, ...options })
    this.replies.push(reply)
    return reply
  }

  /** A text in an answer that a further step needs. @throws {NotTried} */
  text(reply: Reply, pointer: string): string {
    const value = at(reply.body, pointer)
    if (isSuccess(reply) && typeof value === 'string') return value
    const lack = isSuccess(reply) ? `, without ${pointer}` : ''
    throw new NotTried(`a call that it needs was answered with ${reply.status}${lack}`)
  }
}

/** The records that a run has created at the real service and not removed yet. It learns them from the calls. */
export interface CreatedRecords {
  /** Must be told of every call before it is sent: a call without an answer may have created its record, too. */
  expect(operation: Operation, body: unknown, as: Caller): void
  /** Must be told of every answer: it may say how a record is removed, or that it is gone. */
  learn(operation: Operation, body: unknown, as: Caller, reply: Reply): void
  /** Removes everything, children before their parents. What cannot be removed stays noted. */
  remove(client: Client): Promise<void>
  /** The records that may still exist, in words. */
  list(): string[]
  /** Those of them that no list of the service shows. */
  listUnlisted(): string[]
}

/** Sends a call, and notes what it creates or removes. */
export async function sendNoted(
  client: Client,
  created: CreatedRecords,
  operation: Operation,
  body: unknown,
  options: CallOptions & { readonly as: Caller },
): Promise<Reply> {
  created.expect(operation, body, options.as)
  const reply = await client.send(callOf(operation, body, options))
  created.learn(operation, body, options.as, reply)
  return reply
}

/** What happened to the records that a run, or one before it, had left. */
export interface Leftovers {
  readonly removed: number
  /** The records that still exist, in words. */
  readonly left: readonly string[]
}
