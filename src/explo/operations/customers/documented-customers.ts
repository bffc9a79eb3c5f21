import { toCamelCase } from './customer.ts'

// The customers that the examples of Explo's documentation show.

const token = '<customer_token_to_auth_dashboard>'
const mapping = { '40': '213', '134': '386' }

/** What is repaired in most examples. */
export const repairedMapping =
  'The mappings of the answer were not JSON: a colon stood for a comma, and a quote was missing.'

/** The fields that older revisions and the page about tokens do not show. */
export const sinceThen = {
  '/customer/group_tags': 'replyFields',
  '/customer/access_group': 'replyFields',
  '/customer/hierarchy_level': 'replyFields',
} as const

/** The fields that all examples have. The e-mail addresses differ. */
export const sharedFields = {
  token,
  name: 'Example 1',
  provided_id: 'example_1',
  is_demo_group: false,
  emails: ['example@example.com'],
}
export const mappings = {
  parent_schema_datasource_mapping: mapping,
  computed_parent_schema_datasource_mapping: mapping,
}

export const documentedCustomer = {
  ...sharedFields,
  group_tags: ['sales'],
  properties: { filterValue: 'value' },
  computed_properties: { filterValue: 'value' },
  access_group: 'Production',
  ...mappings,
  hierarchy_level: 'Customer',
}
export const olderCustomer = {
  ...sharedFields,
  properties: { filterValue: 'value' },
  computed_properties: { filterValue: 'value' },
  ...mappings,
}
export const updatedCustomer = {
  ...sharedFields,
  emails: ['new_email@example.com'],
  properties: { filterValue: 'new_value' },
  computed_properties: { filterValue: 'new_value' },
  ...mappings,
}

/** The two customers of every list. Their properties differ between revisions. */
export function listedCustomers(properties: Readonly<Record<string, string>>) {
  const values = { properties, computed_properties: properties }
  return [
    {
      ...sharedFields,
      group_tags: ['designers', 'engineers'],
      ...values,
      access_group: 'Development',
      ...mappings,
      hierarchy_level: 'Level 1',
    },
    {
      ...sharedFields,
      name: 'Example 2',
      provided_id: 'example_2',
      emails: ['example2@example.com'],
      group_tags: [],
      ...values,
      access_group: 'Production',
      ...mappings,
      hierarchy_level: 'Level 2',
    },
  ]
}

/** The same in the revision whose keys are in camelCase. */
export const listedInCamelCase = listedCustomers({ filterValue: 'value' }).map(toCamelCase)
