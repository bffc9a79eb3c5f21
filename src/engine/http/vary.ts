import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest, onSendHookHandler } from 'fastify'
import { nextTurn } from '../clock/system-time.ts'
import { parseJson } from '../input/json-spelling.ts'
import type { State } from '../world/state.ts'
import { bytesOf, wireOf } from './break-connection.ts'
import type { Endpoint } from './routes-of.ts'
import { Chance, type Shape, VariedJson } from './varied-json.ts'

// Hooks of a fake with the option `vary`.

/** Varies the reply before the journal records it. The reply of a fault does not vary. */
export const varyAnswer: onSendHookHandler<unknown> = (request, reply, payload, done) => {
  if (request.arrival.entry.isInjected) return done(null, payload)
  vary(request, reply, payload).then((varied) => done(null, varied), done)
}

/** Sends a varied reply in pieces, after the journal has recorded it. */
export const sendInPieces: onSendHookHandler<unknown> = ({ inPieces }, _reply, payload, done) => {
  done(null, inPieces ?? payload)
}

/** Counts the answers of each operation in a state. The order of different operations must not change the variations. */
const answersIn = new WeakMap<State, Map<string, number>>()

/** Changes what the documentation of the service leaves open, and notes each change in the journal. */
async function vary(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const { entry, state, world } = request.arrival
  const operation = entry.operation ?? 'none'
  const chance = new Chance(state.random.sequence('vary', operation, nextAnswer(state, operation)))
  world.settings.replay.print('answers vary')

  const notes = new Set<string>()
  const note = (text: string) => notes.add(text)
  varyHeaders(request, reply, chance, note)
  const varied = isJson(reply) ? await varyBody(request, payload, chance, note) : payload
  entry.variations = [...notes]
  return varied
}

function nextAnswer(state: State, operation: string): number {
  const answers = answersIn.get(state) ?? new Map<string, number>()
  const nth = (answers.get(operation) ?? 0) + 1
  answersIn.set(state, answers.set(operation, nth))
  return nth
}

/** Also draws a random number without a network, so that later decisions are the same with and without one. */
function varyHeaders(
  request: FastifyRequest,
  { raw }: FastifyReply,
  chance: Chance,
  note: (text: string) => void,
): void {
  const spelling = chance.oneOf(spellings)
  if (spelling === undefined || !wireOf(request)) return
  spellHeaders(raw, spelling.spell)
  note(spelling.says)
}

function isJson(reply: FastifyReply): boolean {
  return String(reply.getHeader('content-type')).startsWith('application/json')
}

async function varyBody(
  request: FastifyRequest,
  payload: unknown,
  chance: Chance,
  note: (text: string) => void,
): Promise<string> {
  const value: unknown = parseJson((await bytesOf(payload)).toString())
  const text = new VariedJson(chance, note).write(value, shapeOf(request))
  const bytes = Buffer.from(text)
  const cuts = cutsIn(bytes.length, chance)
  // A slow body already has pieces, and an answer to HEAD has no body.
  if (cuts.length > 0 && request.held?.slowBy === undefined && request.method !== 'HEAD') {
    request.inPieces = inPieces(bytes, cuts)
    note(`sent in ${cuts.length + 1} chunks`)
  }
  return text
}

/** The schema of the answer. */
function shapeOf({ arrival: { entry, endpoint, world } }: FastifyRequest): Shape {
  if (entry.refusal === null) return (endpoint as Endpoint).operation.schema.response[200] as object
  return world.settings.dialect.schemaOf(entry.refusal)
}

type Spelling = (name: string) => string

/** The ways to write header names. The first one changes nothing. */
const spellings: readonly (undefined | { readonly says: string; readonly spell: Spelling })[] = [
  undefined,
  { says: 'header names in Title-Case', spell: (name) => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()) },
  { says: 'header names in UPPER CASE', spell: (name) => name.toUpperCase() },
]

/** Changes the header names of an answer. */
function spellHeaders(raw: ServerResponse, spell: Spelling): void {
  const { setHeader, writeHead } = raw
  // For a stream, Fastify sets each header. For other bodies, it passes them with the status.
  raw.setHeader = (name, value) => setHeader.call(raw, spell(name), value)
  raw.writeHead = (status: number, headers?: unknown) => {
    const spelt = Object.entries((headers ?? {}) as OutgoingHttpHeaders).map(([name, value]) => [spell(name), value])
    return writeHead.call(raw, status, Object.fromEntries(spelt))
  }
}

/** Up to four places at which a body is cut, also within a character. */
function cutsIn(length: number, chance: Chance): number[] {
  const cuts = Array.from({ length: chance.below(5) }, () => 1 + chance.below(length - 1))
  return [...new Set(cuts)].sort((one, other) => one - other)
}

/** A body of unknown length, which Node sends in chunks. */
function inPieces(body: Buffer, cuts: readonly number[]): Readable {
  return Readable.from(piecesOf(body, [...cuts, body.length]), { objectMode: false })
}

async function* piecesOf(body: Buffer, ends: readonly number[]): AsyncGenerator<Buffer> {
  let start = 0
  for (const end of ends) {
    // Otherwise the network would join pieces.
    if (start > 0) await new Promise<void>(nextTurn)
    yield body.subarray(start, end)
    start = end
  }
}
