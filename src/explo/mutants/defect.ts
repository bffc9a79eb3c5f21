import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Change } from '../../engine/journal/change.ts'
import { type Handler, withHandler } from '../../engine/probe/mutants.ts'
import { Refusal } from '../../engine/refusals/refusal.ts'
import type { Mutant } from '../../engine/service.ts'
import type { Access } from '../access.ts'
import type { RefusalName } from '../refusals/refusals.ts'

/** A request to a defective operation. */
export interface DefectiveCall {
  readonly access: Access
  /** The changes of the request so far. */
  readonly changes: Change[]
  /** The fields of the body or the query. A mutant may change them before it calls {@link DefectiveCall.usual}. */
  readonly fields: Record<string, unknown>
  /** Runs the operation without the defect. @param access What it reaches. Default: what the API token reaches. */
  usual(access?: Access): Promise<unknown>
  /** To call when the request meets the defect. */
  readonly strike: () => void
}

/** Something that an operation does wrong. */
export interface Defect extends Pick<Mutant, 'says'> {
  readonly needs?: RefusalName | 'changed' | 'unchanged'
  /** Answers in place of the operation. */
  readonly does: (call: DefectiveCall) => unknown
}

/** The mutants of an operation, one for each of its defects. */
export function mutantsOf(operation: string, defects: Readonly<Record<string, Defect>>): Mutant[] {
  return Object.entries(defects).map(([defect, { does, ...words }]) => ({
    name: `${operation}.${defect}`,
    operation,
    ...words,
    apply: (service, strike) => withHandler(service, operation, doing(does, strike)),
  }))
}

export function doing(does: Defect['does'], strike: () => void) {
  return (handler: Handler): Handler =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const { access, arrival, body, query } = request
      return does({
        access,
        changes: arrival.entry.changes,
        fields: (body ?? query) as Record<string, unknown>,
        async usual(other = access) {
          request.access = other
          return handler(request, reply)
        },
        strike,
      })
    }
}

/** The answer of the operation, or `otherwise` when it refuses with this name. */
export async function unlessRefused(
  call: DefectiveCall,
  name: RefusalName,
  otherwise: () => unknown,
): Promise<unknown> {
  try {
    return await call.usual()
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== name) throw error
    return otherwise()
  }
}

/** Runs the operation on a copy of the records, so that nothing changes. */
export async function onCopy(call: DefectiveCall): Promise<{ answer: unknown; isChange: boolean }> {
  const { access, changes, usual } = call
  const team = access.team.copy()
  const answer = await usual({ ...access, team, group: team.visibilityGroup(access.group.name) })
  return { answer, isChange: changes.splice(0).length > 0 }
}
