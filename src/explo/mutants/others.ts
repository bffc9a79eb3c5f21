import { answerOf } from '../../engine/probe/mutants.ts'
import type { Mutant } from '../../engine/service.ts'
import { durationSeconds } from '../operations/customers/generate-jwt.ts'
import { defaultLifetimeSeconds } from '../records/embed-jwt.ts'
import { type Defect, mutantsOf, unlessRefused } from './defect.ts'

const secondMs = 1000

/** The defects of the other operations that do not follow from their facts. */
export const otherMutants: readonly Mutant[] = [
  ...mutantsOf('generateJwt', {
    expired: {
      says: 'The JWT has expired already.',
      does({ access, fields, usual, strike }) {
        const lifetime = fields.expiration ? durationSeconds(String(fields.expiration)) : defaultLifetimeSeconds
        const now = access.state.clock.now() - ((lifetime ?? 0) + 1) * secondMs
        strike()
        return usual({ ...access, state: Object.create(access.state, { clock: { value: { now: () => now } } }) })
      },
    },
    otherCustomer: {
      says: 'The JWT is for another customer.',
      does({ access, usual, strike }) {
        const { customers } = access.group
        const get = (id: string) => {
          const customer = customers.get(id)
          return customer && { ...customer, providedId: `${id}0` }
        }
        strike()
        return usual({ ...access, group: Object.create(access.group, { customers: { value: { get } } }) })
      },
    },
    'ignores.expiration': jwtWithout('expiration'),
    'ignores.key_id': jwtWithout('key_id'),
    'ignores.chart_id': jwtWithout('chart_id'),
    'ignores.rb_allowed_features': jwtWithout('rb_allowed_features'),
    'ignores.embed_origin': jwtWithout('embed_origin'),
  }),

  ...mutantsOf('configureCustomerPortal', {
    keepsEmails: {
      says: 'The previous e-mail addresses may still open the portal.',
      does({ access, fields, usual, strike }) {
        const before = access.group.portals
          .list()
          .find(
            ({ providedId, dashboardEmbedId }) =>
              providedId === fields.provided_id && dashboardEmbedId === fields.dashboard_embed_id,
          )
        if (before) strike()
        fields.emails = [...(before?.emails ?? []), ...(fields.emails as string[])]
        return usual()
      },
    },
  }),
  ...mutantsOf('createEndUser', {
    overwrites: {
      says: 'A repeated create overwrites the e-mail address.',
      does({ access, fields, changes, usual, strike }) {
        const { customers, endUsers } = access.group
        const number = Number(fields.customer_id ?? fields.end_user_group_id)
        const known = customers.byNumber(number) && endUsers.get(number, String(fields.provided_id))
        if (known) endUsers.update(known, { email: String(fields.email) }, changes)
        if (known && known.email !== fields.email) strike()
        return usual()
      },
    },
  }),
  ...mutantsOf('updateEndUser', {
    clears: {
      says: 'It clears the attributes that the request omits.',
      does({ fields, usual, strike }) {
        if (fields.attributes === undefined) strike()
        fields.attributes ??= {}
        return usual()
      },
    },
  }),
  ...mutantsOf('createGroupTag', {
    acceptsTaken: {
      says: 'It answers with success when the name is taken.',
      needs: 'takenTag',
      does: (call) =>
        unlessRefused(call, 'takenTag', () => {
          call.strike()
          return { success: 1, group_tag: { name: call.fields.name } }
        }),
    },
  }),
  ...mutantsOf('renameGroupTag', {
    keepsOnCustomers: keepsOnCustomers('The customers keep the old name of the tag.'),
  }),
  ...mutantsOf('deleteGroupTag', { keepsOnCustomers: keepsOnCustomers('The customers keep the deleted tag.') }),
  ...mutantsOf('createBlueprint', {
    returnsKnown: {
      says: 'A second create with the same name returns the first blueprint.',
      async does({ access, fields, usual, strike }) {
        const blueprints = access.group.blueprints.of(String(fields.customer_id))
        const known = blueprints.find(({ name }) => name === fields.blueprint_name)
        if (!known) return usual()
        strike()
        return { success: 1, blueprint_id: known.id }
      },
    },
  }),
  ...mutantsOf('getCustomerBlueprints', {
    all: {
      says: 'It returns the blueprints of all customers.',
      async does({ access, usual, strike }) {
        const answer = Object(await answerOf(usual()))
        const all = access.group.blueprints.list()
        if (all.length > answer.blueprints.length) strike()
        return { ...answer, blueprints: all.map(({ id, embedId, name }) => ({ id, embed_id: embedId, name })) }
      },
    },
  }),
]

/** The operation finds no customers to change. */
function keepsOnCustomers(says: string): Defect {
  return {
    says,
    async does({ access, usual, strike }) {
      const team = Object.create(access.team, { visibilityGroups: { value: new Map() } })
      const answer = await usual({ ...access, team })
      strike()
      return answer
    },
  }
}

function jwtWithout(field: string): Defect {
  return {
    says: `The JWT is made as if \`${field}\` had not been sent.`,
    does({ fields, usual, strike }) {
      if (fields[field] !== undefined) strike()
      delete fields[field]
      return usual()
    },
  }
}
