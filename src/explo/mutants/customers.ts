import { answerOf } from '../../engine/probe/mutants.ts'
import type { Mutant } from '../../engine/service.ts'
import type { Customer, CustomerPatch } from '../records/records.ts'
import { invalidFields } from '../refusals/errors.ts'
import { type DefectiveCall, mutantsOf, onCopy } from './defect.ts'

/** The two APIs for customers: their operations, the field with the id, and the field of an answer with the customer. */
const apis = [
  {
    create: 'createUserGroup',
    update: 'updateUserGroup',
    refresh: 'refreshUserGroupToken',
    id: 'user_group_id',
    record: 'user_group',
  },
  {
    create: 'createCustomer',
    update: 'updateCustomer',
    refresh: 'refreshCustomerToken',
    id: 'provided_id',
    record: 'customer',
  },
] as const

type CustomerApi = (typeof apis)[number]

/** The defects of creating and changing customers, in both APIs. */
export const customerMutants: readonly Mutant[] = apis.flatMap((api) => [...creations(api), ...updates(api)])

function creations({ create: operation, id }: CustomerApi): Mutant[] {
  const existing = (call: DefectiveCall) => customerNamed(call, id)
  return mutantsOf(operation, {
    newToken: {
      says: 'A repeated create returns a new token, and the old one is invalid.',
      needs: 'unchanged',
      does(call) {
        const customer = existing(call)
        if (customer) rotate(call, customer)
        return call.usual()
      },
    },
    overwrites: {
      says: 'A repeated create overwrites the record.',
      needs: 'unchanged',
      does(call) {
        const customer = existing(call)
        if (customer) {
          const { name, is_demo_group: isDemo = false, properties = null, mapping = null } = call.fields
          const patch = { name, isDemo, properties, mapping } as CustomerPatch
          const updated = call.access.group.customers.update(customer, patch, call.changes)
          if (isOther(customer, updated)) call.strike()
        }
        return call.usual()
      },
    },
    refusesKnown: {
      says: 'A repeated create answers 400.',
      needs: 'unchanged',
      does(call) {
        const customer = existing(call)
        if (!customer) return call.usual()
        call.strike()
        throw invalidFields('takenId', { [id]: [`Customer "${customer.providedId}" already exists.`] })
      },
    },
    otherGroupsRecord: {
      says: 'It returns the customer with this id in another visibility group.',
      does(call) {
        const { access, fields, strike, usual } = call
        const [elsewhere] = access.team.locate((customers) => customers.get(String(fields[id])))
        if (!elsewhere || existing(call)) return usual()
        strike()
        return usual({ ...access, group: access.team.visibilityGroup(elsewhere.visibilityGroup) })
      },
    },
  })
}

function updates({ update, refresh, id, record }: CustomerApi): Mutant[] {
  return [
    ...mutantsOf(update, {
      clears: {
        says: 'It clears the fields that the request omits.',
        does(call) {
          const { access, fields, changes, strike, usual } = call
          const customer = customerNamed(call, id)
          if (customer) {
            const empty = { is_demo_group: false, properties: null, mapping: null, emails: [], group_tags: [] }
            const omitted = Object.entries(empty).filter(([field]) => fields[field] === undefined)
            const { is_demo_group: isDemo, group_tags: groupTags, ...others } = Object.fromEntries(omitted)
            const cleared = access.group.customers.update(
              customer,
              { isDemo, groupTags, ...others } as CustomerPatch,
              changes,
            )
            if (isOther(customer, cleared)) strike()
          }
          return usual()
        },
      },
      newToken: {
        says: 'It replaces the token, and the old one is invalid.',
        does(call) {
          const customer = customerNamed(call, id)
          if (customer) rotate(call, customer)
          return call.usual()
        },
      },
    }),
    ...mutantsOf(refresh, {
      sameToken: {
        says: 'It returns the old token, which stays valid.',
        async does(call) {
          const answer = await answerOf((await onCopy(call)).answer)
          call.strike()
          return { ...Object(answer), [record]: { ...Object(answer)[record], token: call.fields.current_token } }
        },
      },
    }),
  ]
}

function customerNamed({ access, fields }: DefectiveCall, field: string): Customer | undefined {
  return access.group.customers.get(String(fields[field]))
}

function rotate({ access, changes, strike }: DefectiveCall, customer: Customer): void {
  strike()
  access.group.customers.rotateToken(customer, changes)
}

function isOther(before: object, after: object): boolean {
  return JSON.stringify(before) !== JSON.stringify(after)
}
