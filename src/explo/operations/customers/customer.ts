import { type Static, Type } from '@sinclair/typebox'
import type { Access } from '../../access.ts'
import { fromJsonText } from '../../records/json-text.ts'
import { computed, type Lineage } from '../../records/lineage.ts'
import type { Customer } from '../../records/records.ts'
import { notFound } from '../../refusals/errors.ts'
import {
  Fields,
  Json,
  JsonOrNull,
  OptionalFlag,
  OptionalJson,
  OptionalMapping,
  OptionalText,
  OptionalTexts,
  Reply,
  Text,
  Texts,
  Unordered,
} from '../fields.ts'

export const customerFields = {
  mapping: OptionalMapping('Schema id → data source id, or the id that you gave the data source.'),
  is_demo_group: OptionalFlag('Demo watermark. Default false.'),
  emails: OptionalTexts('E-mail addresses to add.'),
  group_tags: OptionalTexts('The names of existing group tags.'),
  hierarchy_level_name: OptionalText('The name of an existing level. Default: the highest.'),
  parent_provided_id: OptionalText('A customer of the same visibility group on a strictly higher level.'),
  properties: OptionalJson('Variables for dashboards and the SQL editor.'),
}

/** What these fields name. */
export const customerFieldNames = {
  mapping: null,
  is_demo_group: null,
  emails: null,
  group_tags: 'group tags',
  hierarchy_level_name: null,
  parent_provided_id: 'customer',
  properties: null,
} as const

/** What every answer with a customer rests on. */
export const customerAssumptions = ['absentProperties', 'computedFields', 'numbers', 'replyFields'] as const

export const CustomerTokenBody = Fields('CustomerTokenBody', { current_token: Text('The token of the customer.') })

// No page says in which order e-mail addresses and group tags are.
export const WireCustomer = Type.Object(
  {
    token: Type.String({ description: 'Identifies the customer to an embedded dashboard.' }),
    name: Type.String({ description: 'The name of the customer.' }),
    provided_id: Type.String({ description: 'Your id of the customer.' }),
    is_demo_group: Type.Boolean({ description: 'Demo watermark.' }),
    emails: Unordered(Texts('The e-mail addresses of the customer.')),
    group_tags: Unordered(Texts('The names of its group tags.')),
    properties: JsonOrNull('Its own properties.'),
    computed_properties: Json('Its own properties and those it inherits.'),
    access_group: Type.String({ description: 'The name of its data visibility group.' }),
    parent_schema_datasource_mapping: JsonOrNull('What was sent as `mapping`.'),
    computed_parent_schema_datasource_mapping: Json('Its own mapping and the entries it inherits.'),
    hierarchy_level: Type.String({ description: 'The name of its level.' }),
  },
  { title: 'Customer' },
)
export interface WireCustomer extends Static<typeof WireCustomer> {}
export const CustomerReply = Reply({ customer: WireCustomer })

type CamelCase<Name> = Name extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelCase<Tail>>}` : Name
type InCamelCase<Fields> = { [Name in keyof Fields as CamelCase<Name>]: Fields[Name] }

/** The same fields under names in camelCase, which one revision of the list has. */
export function toCamelCase<Fields extends object>(fields: Fields): InCamelCase<Fields> {
  const entries = Object.entries(fields).map(([name, value]) => [
    name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ])
  return Object.fromEntries(entries)
}

/** Where the customers of an answer come from: a visibility group, or its state at an earlier moment. */
interface Source {
  readonly name: string
  readonly customers: Lineage
}

/** A customer in the words of the Customer API, its keys in the documented order. */
// Assumed: absentProperties
// Assumed: replyFields
export function toCustomer(customer: Customer, { name, customers }: Source): WireCustomer {
  const properties = fromJsonText(customer.properties)
  const mapping = fromJsonText(customer.mapping)
  const ancestors = customers.ancestorsOf(customer)
  return {
    token: customer.token,
    name: customer.name,
    provided_id: customer.providedId,
    is_demo_group: customer.isDemo,
    emails: [...customer.emails],
    group_tags: [...customer.groupTags],
    properties,
    computed_properties: computed(properties, ancestors, 'properties'),
    access_group: name,
    parent_schema_datasource_mapping: mapping,
    computed_parent_schema_datasource_mapping: computed(mapping, ancestors, 'mapping'),
    hierarchy_level: customer.hierarchyLevel,
  }
}

/** The customer with this id in the API token's group. @throws {Refusal} 404 */
// Assumed: visibilityGroups
export function customerWithId({ team, group }: Access, providedId: string): Customer {
  const customer = group.customers.get(providedId)
  if (customer) return customer

  const [elsewhere] = team.locate((customers) => customers.get(providedId))
  if (elsewhere) {
    throw notFound('otherGroup', existsElsewhere(providedId, elsewhere.visibilityGroup, group.name), providedId)
  }
  throw notFound('notFound', `there is no customer "${providedId}" in visibility group ${group.name}`, providedId)
}

/** The customer that has this token, in the API token's group. @throws {Refusal} 404 */
export function customerWithToken({ team, group }: Access, currentToken: string): Customer {
  const customer = group.customers.byToken(currentToken)
  if (customer) return customer

  const [elsewhere] = team.locate((customers) => customers.byToken(currentToken))
  if (elsewhere) {
    const { customer, visibilityGroup } = elsewhere
    throw notFound('otherGroup', existsElsewhere(customer.providedId, visibilityGroup, group.name), currentToken)
  }
  const formerHolder = group.customers.formerHolder(currentToken)
  if (formerHolder !== undefined) {
    const reason = `"current_token" was of customer "${formerHolder}" until it was rotated or deleted`
    throw notFound('retiredToken', reason, currentToken)
  }
  throw notFound('notFound', `no customer of visibility group ${group.name} has this "current_token"`, currentToken)
}

function existsElsewhere(providedId: string, visibilityGroup: string, own: string): string {
  return `customer "${providedId}" exists in visibility group ${visibilityGroup}; this API token belongs to ${own}`
}
