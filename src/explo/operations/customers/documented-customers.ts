import type { AssumptionName } from '../../assumptions.ts'
import { toCamelCase } from './customer.ts'

// The customers that the examples of Explo's documentation show.

const mapping = { '40': '213', '134': '386' }
const newProperties = { filterValue: 'new_value' }

/** What is repaired in most examples. */
export const repairedMapping =
  'The mappings of the answer were not JSON: a colon stood for a comma, and a quote was missing.'

/** The differences of an answer whose customer at this pointer lacks the newer fields. */
export function newerFields(pointer: string): Readonly<Record<string, AssumptionName>> {
  return {
    [`${pointer}/group_tags`]: 'replyFields',
    [`${pointer}/access_group`]: 'replyFields',
    [`${pointer}/hierarchy_level`]: 'replyFields',
  }
}

export const documentedCustomer = {
  token: '<customer_token_to_auth_dashboard>',
  name: 'Example 1',
  provided_id: 'example_1',
  is_demo_group: false,
  emails: ['example@example.com'],
  group_tags: ['sales'],
  properties: { filterValue: 'value' },
  computed_properties: { filterValue: 'value' },
  access_group: 'Production',
  parent_schema_datasource_mapping: mapping,
  computed_parent_schema_datasource_mapping: mapping,
  hierarchy_level: 'Customer',
}

/** The same after the documented update. */
export const updatedCustomer = {
  ...documentedCustomer,
  emails: ['new_email@example.com'],
  group_tags: ['engineers', 'sales'],
  properties: newProperties,
  computed_properties: newProperties,
  hierarchy_level: 'Level 1',
}

// Older revisions and the page about tokens show fewer fields.
export const olderCustomer = withoutNewerFields(documentedCustomer)
export const olderUpdatedCustomer = withoutNewerFields(updatedCustomer)

function withoutNewerFields(customer: typeof documentedCustomer) {
  const { group_tags: _tags, access_group: _group, hierarchy_level: _level, ...older } = customer
  return older
}

/** The two customers of every list. Their properties differ between revisions. */
export function listedCustomers(properties: Readonly<Record<string, string>>) {
  const customer = { ...documentedCustomer, properties, computed_properties: properties }
  return [
    {
      ...customer,
      group_tags: ['designers', 'engineers'],
      access_group: 'Development',
      hierarchy_level: 'Level 1',
    },
    {
      ...customer,
      name: 'Example 2',
      provided_id: 'example_2',
      emails: ['example2@example.com'],
      group_tags: [],
      hierarchy_level: 'Level 2',
    },
  ]
}

/** The same in the revision whose keys are in camelCase. */
export const listedInCamelCase = listedCustomers({ filterValue: 'value' }).map(toCamelCase)
