import { everyOperation } from '../../engine/probe/mutants.ts'
import type { Refusal } from '../../engine/refusals/refusal.ts'
import type { Mutant } from '../../engine/service.ts'
import type { ExploOperation } from '../operations/operation.ts'
import type { ExploStore } from '../store.ts'
import { type Defect, mutantsOf, onCopy, unlessRefused } from './defect.ts'

/** Operations that change no record that a client can get. */
const unseen = ['generateJwt', 'connectPartner']

const notDone: Defect = {
  says: 'It answers as usual and changes nothing.',
  async does(call) {
    const { answer, isChange } = await onCopy(call)
    if (isChange) call.strike()
    return answer
  },
}

const otherGroup: Defect = {
  says: 'It reaches the records of other visibility groups.',
  needs: 'otherGroup',
  does: (call) =>
    unlessRefused(call, 'otherGroup', () => {
      const { access, usual, strike } = call
      strike()
      const others = [...access.team.visibilityGroups.values()].filter(({ name }) => name !== access.group.name)
      return firstAnswer(others.map((group) => () => usual({ ...access, group })))
    }),
}

const oldToken: Defect = {
  says: 'It accepts a token that was rotated before.',
  needs: 'retiredToken',
  does: (call) =>
    unlessRefused(call, 'retiredToken', () => {
      const { customers } = call.access.group
      const customer = customers.get(String(customers.formerHolder(String(call.fields.current_token))))
      // The customer was deleted, which is a matter of another mutant.
      if (!customer) return call.usual()
      call.strike()
      Object.assign(call.fields, { current_token: customer.token })
      return call.usual()
    }),
}

/** The mutants that follow from the facts of the operations. */
export function derivedMutants(operations: readonly ExploOperation[]): Mutant[] {
  const writing = operations.filter(({ permission }) => permission === 'read-write')
  const seen = writing.filter(({ name }) => !unseen.includes(name))
  const scoped = operations.filter(({ refusals }) => refusals.includes('otherGroup'))
  const rotating = operations.filter(({ refusals }) => refusals.includes('retiredToken'))
  const removing = operations.filter(({ removes, creates }) => !isEmpty(removes) && isEmpty(creates))
  return [
    ...seen.flatMap(({ name }) => mutantsOf(name, { notDone })),
    ...writing.map(({ name }) => readOnlyToken(name)),
    ...scoped.flatMap(({ name }) => mutantsOf(name, { otherGroup })),
    ...rotating.flatMap(({ name }) => mutantsOf(name, { oldToken })),
    ...removing.flatMap(({ name, refusals }) =>
      mutantsOf(name, { removedBefore: removedBefore(refusals.includes('unknownTag') ? 'unknownTag' : 'notFound') }),
    ),
    noRateLimit,
    anyToken,
  ]
}

function isEmpty(records: object): boolean {
  return Object.keys(records).length === 0
}

function readOnlyToken(operation: string): Mutant {
  return {
    name: `${operation}.readOnlyToken`,
    operation,
    says: 'It accepts a read-only API token.',
    needs: 'readOnlyToken',
    apply: (service, strike) => ({
      ...service,
      authorize(request, operations) {
        const { apiToken, entry } = request
        const isAsked = entry.operation === operation && apiToken?.permission === 'read-only'
        if (!isAsked) return service.authorize(request, operations)
        strike()
        return service.authorize({ ...request, apiToken: { ...apiToken, permission: 'read-write' } }, operations)
      },
    }),
  }
}

async function firstAnswer(attempts: readonly (() => Promise<unknown>)[]): Promise<unknown> {
  const [first, ...rest] = attempts as [() => Promise<unknown>, ...(() => Promise<unknown>)[]]
  return rest.length === 0 ? first() : first().catch(() => firstAnswer(rest))
}

function removedBefore(refusal: 'notFound' | 'unknownTag'): Defect {
  return {
    says: 'It answers with success when the record does not exist.',
    needs: refusal,
    does: (call) =>
      unlessRefused(call, refusal, () => {
        call.strike()
        return { success: 1 }
      }),
  }
}

const noRateLimit: Mutant = {
  name: 'rateLimit.off',
  operation: everyOperation,
  says: 'The rate limit never applies.',
  needs: 'throttled',
  apply: (service, strike) => ({
    ...service,
    refusals: {
      ...service.refusals,
      // The hook takes undefined for no refusal.
      throttled: () => strike() as never,
    },
  }),
}

const anyToken: Mutant = {
  name: 'apiToken.any',
  operation: everyOperation,
  says: 'An API token that does not exist is accepted.',
  needs: 'unknownToken',
  apply: (service, strike) => ({
    ...service,
    authorize(request, operations) {
      try {
        return service.authorize(request, operations)
      } catch (error) {
        if ((error as Refusal).kind !== 'unknownToken') throw error
        strike()
        const [apiToken] = (request.state as { store: ExploStore }).store.apiTokens.values()
        return service.authorize({ ...request, apiToken }, operations)
      }
    },
  }),
}
