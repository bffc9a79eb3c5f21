import type { FastifyReply, FastifyRequest } from 'fastify'
import { parseJson } from '../../input/json-spelling.ts'
import type { State } from '../../world/state.ts'
import { wireOf } from '../break-connection.ts'
import type { Endpoint } from '../routes-of.ts'
import { bytesOf } from '../slow-body.ts'
import { Chance } from './chance.ts'
import { spellHeaders, spellings } from './header-names.ts'
import { cutsIn, inPieces } from './pieces.ts'
import { type Shape, VariedJson } from './varied-json.ts'

/** How many answers each operation has given in a state: the order of different operations must not change what varies. */
const answersIn = new WeakMap<State, Map<string, number>>()

/** Changes an answer in all that the documentation of the service leaves open, and tells the journal how. */
export async function vary(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
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
