import type { Customer } from '../../records/customer.ts'
import { fromJsonText } from '../../records/json-text.ts'
import { computed, type Lineage } from '../../records/lineage.ts'
import type { Customer as WireCustomer } from './schemas.ts'

/** Where the customers of an answer come from: a visibility group, or what it was at one moment. */
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
