import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { parseJson, writeJson } from '../input/json-spelling.ts'
import type { Mutant, Service } from '../service.ts'

/** The operation of a mutant that is in all operations. */
export const everyOperation = 'every operation'

export type Handler = (request: FastifyRequest, reply: FastifyReply) => unknown

/** The service with another handler of one operation. */
export function withHandler(service: Service, name: string, change: (handler: Handler) => Handler): Service {
  const groups = service.groups.map((group) => ({
    ...group,
    operations: group.operations.map((operation) =>
      operation.name === name ? { ...operation, handler: change(operation.handler as Handler) as never } : operation,
    ),
  }))
  return { ...service, groups }
}

/** A copy of what a handler answers. It may be changed. */
export async function answerOf(answer: unknown): Promise<unknown> {
  const made = await answer
  return parseJson(made instanceof Readable ? await text(made) : writeJson(made))
}

/** One small defect of a value in an answer. */
interface AnswerDefect {
  /** The sentence about the defect, after the name of the field. */
  readonly says: string
  /** The defective value; undefined: the field is missing. */
  readonly of: (value: unknown) => unknown
}

const answerDefects = {
  missing: { says: 'is missing', of: () => undefined },
  null: { says: 'is null', of: () => null },
  empty: { says: 'is empty', of: () => [] },
  flipped: { says: 'says the opposite', of: (value) => !value },
  text: { says: 'is a text instead of a number', of: String },
  number: { says: 'is a number instead of a text', of: () => 4711 },
  other: { says: 'is another one', of: (value) => (typeof value === 'number' ? value + 1 : `${value}0`) },
  zero: { says: 'is 0, with the status of a success', of: () => 0 },
} as const satisfies Record<string, AnswerDefect>

/** By operation, then by the path of the field. The key `0` of a path is the first item of a list. */
export type AnswerDefects = Readonly<Record<string, Readonly<Record<string, readonly (keyof typeof answerDefects)[]>>>>

/** One mutant for each defect in the table. Its name is made of the operation, the last key of the path and the defect. */
export function answerMutants(table: AnswerDefects): Mutant[] {
  return Object.entries(table).flatMap(([operation, fields]) =>
    Object.entries(fields).flatMap(([path, defects]) =>
      defects.map((defect) => answerMutant(operation, path.split('.'), defect)),
    ),
  )
}

function answerMutant(operation: string, path: readonly string[], defect: keyof typeof answerDefects): Mutant {
  const field = path.at(-1)
  const { says, of }: AnswerDefect = answerDefects[defect]
  return {
    name: `${operation}.${field}.${defect}`,
    operation,
    says: `\`${field}\`${path.includes('0') ? ' of the first item' : ''} ${says}.`,
    apply: (service, strike) =>
      withHandler(service, operation, (handler) => async (request, reply) => {
        const answer = await answerOf(handler(request, reply))
        const changed = damaged(answer, path, of)
        if (writeJson(changed) !== writeJson(answer)) strike()
        return changed
      }),
  }
}

/** A copy with the defect at the path. The same value when nothing is at that path. */
function damaged(value: unknown, [key, ...path]: readonly string[], of: AnswerDefect['of']): unknown {
  if (key === undefined) return of(value)
  const holder = Object(value)
  if (!Object.hasOwn(holder, key)) return value
  const item = damaged(holder[key], path, of)
  return Array.isArray(value) ? value.with(Number(key), item) : { ...holder, [key]: item }
}
