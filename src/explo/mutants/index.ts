import type { Entry } from '../../engine/journal/entry.ts'
import type { ProbeFacts } from '../../engine/service.ts'
import type { AssumptionName } from '../assumptions.ts'
import { operations } from '../operations/index.ts'
import { defectiveAnswers } from './answers.ts'
import { customerMutants } from './customers.ts'
import { derivedMutants } from './derived.ts'
import { listMutants } from './lists.ts'
import { otherMutants } from './others.ts'

/** The facts for the command `probe`. Mutants are in the order of the operations. */
export const probeFacts: ProbeFacts = {
  mutants: inOrder([
    ...defectiveAnswers,
    ...customerMutants,
    ...listMutants,
    ...otherMutants,
    ...derivedMutants(operations),
  ]),
  alsoRestsOn,
}

function inOrder(mutants: ProbeFacts['mutants']): ProbeFacts['mutants'] {
  const names = operations.map(({ name }) => String(name))
  return mutants.toSorted((one, other) => names.indexOf(one.operation) - names.indexOf(other.operation))
}

/** The assumptions about how refusals are written. The journal names only the one that each refusal rests on. */
function alsoRestsOn({ status, refusal, isInjected, unknownFields }: Entry): AssumptionName[] {
  return [
    // With `refuse`, these may be refused before anything else.
    ...(unknownFields.length > 0 ? (['unknownFields'] as const) : []),
    ...(refusal !== null || isInjected ? (['errorBody'] as const) : []),
    ...(status === 401 || status === 403 ? (['missingCredentials'] as const) : []),
    ...(status === 429 ? (['throttling'] as const) : []),
    ...(refusal === 'unknownSchema' ? (['mappingTargets'] as const) : []),
  ]
}
