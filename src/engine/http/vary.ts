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

/** Varies the reply before the journal records it. A reply that a fault made stays as the tester wrote it. */
export const varyAnswer: onSendHookHandler<unknown> = (request, reply, payload, done) => {
  if (request.arrival.entry.isInjected) return done(null, payload)
  vary(request, reply, payload).then((varied) => done(null, varied), done)
}

/** Sends a varied reply in pieces, after the journal has recorded it. */
export const sendInPieces: onSendHookHandler<unknown> = ({ inPieces }, _reply, payload, done) => {
  done(null, inPieces ?? payload)
}

/** How many answers each operation has given in a state: the order of different operations must not change what varies. */
const answersIn = new WeakMap<State, Map<string, number>>()

/** Changes an answer in all that the documentation of the service leaves open, and tells the journal how. */
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

/** Chance decides also where nobody can see it, so that all ways to the fake vary alike. */
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
  // What a fault slows comes in the pieces of the fault; and no piece comes of what HEAD asks for.
  if (cuts.length > 0 && request.held?.slowBy === undefined && request.method !== 'HEAD') {
    request.inPieces = inPieces(bytes, cuts)
    note(`sent in ${cuts.length + 1} chunks`)
  }
  return text
}

/** What the contract says about the answer. */
function shapeOf({ arrival: { entry, endpoint, world } }: FastifyRequest): Shape {
  if (entry.refusal === null) return (endpoint as Endpoint).operation.schema.response[200] as object
  return world.settings.dialect.schemaOf(entry.refusal)
}

/** How the names of headers may be written. */
type Spelling = (name: string) => string

/** As they are, or spelt otherwise. */
const spellings: readonly (undefined | { readonly says: string; readonly spell: Spelling })[] = [
  undefined,
  { says: 'header names in Title-Case', spell: (name) => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()) },
  { says: 'header names in UPPER CASE', spell: (name) => name.toUpperCase() },
]

/** Lets an answer go out with its header names spelt so. */
function spellHeaders(raw: ServerResponse, spell: Spelling): void {
  const { setHeader, writeHead } = raw
  // Fastify hands over the headers of a stream one by one, and those of any other body with the status.
  raw.setHeader = (name, value) => setHeader.call(raw, spell(name), value)
  raw.writeHead = (status: number, headers?: unknown) => {
    const spelt = Object.entries((headers ?? {}) as OutgoingHttpHeaders).map(([name, value]) => [spell(name), value])
    return writeHead.call(raw, status, Object.fromEntries(spelt))
  }
}

/** Where to cut a body of that length: in none to four places, in the middle of a character, too. */
function cutsIn(length: number, chance: Chance): number[] {
  const cuts = Array.from({ length: chance.below(5) }, () => 1 + chance.below(length - 1))
  return [...new Set(cuts)].sort((one, other) => one - other)
}

/** The body as Node sends what has no known length. */
function inPieces(body: Buffer, cuts: readonly number[]): Readable {
  return Readable.from(piecesOf(body, [...cuts, body.length]), { objectMode: false })
}

async function* piecesOf(body: Buffer, ends: readonly number[]): AsyncGenerator<Buffer> {
  let start = 0
  for (const end of ends) {
    // Otherwise the network would carry several as one.
    if (start > 0) await new Promise<void>(nextTurn)
    yield body.subarray(start, end)
    start = end
  }
}
