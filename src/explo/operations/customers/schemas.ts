import { type Static, Type } from '@sinclair/typebox'
import {
  Assumed,
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

const customerFields = {
  mapping: OptionalMapping('Schema id → data source id, or the id that you gave the data source.'),
  is_demo_group: OptionalFlag('Demo watermark. Default false.'),
  emails: OptionalTexts('E-mail addresses to add.'),
  group_tags: OptionalTexts('The names of existing group tags.'),
  hierarchy_level_name: OptionalText('The name of an existing level. Default: the highest.'),
  parent_provided_id: OptionalText('A customer of the same visibility group on a strictly higher level.'),
  properties: OptionalJson('Variables for dashboards and the SQL editor.'),
}

// Assumed: requiredFields
export const CreateCustomerBody = Fields('CreateCustomerBody', {
  provided_id: Text('Your id of the customer.'),
  name: Text('The name of the customer.'),
  ...customerFields,
})

export const UpdateCustomerBody = Fields('UpdateCustomerBody', {
  provided_id: Text('Your id of the customer.'),
  new_provided_id: OptionalText('Replaces `provided_id`.'),
  name: OptionalText('The new name.'),
  ...customerFields,
})

export const GetCustomerBody = Fields('GetCustomerBody', { provided_id: Text('Your id of the customer.') })

export const CustomerTokenBody = Fields('CustomerTokenBody', { current_token: Text('The token of the customer.') })

export const ConfigureCustomerPortalBody = Fields('ConfigureCustomerPortalBody', {
  dashboard_embed_id: Text('The embed id of the dashboard.'),
  provided_id: Text('Your id of the customer.'),
  emails: Texts('Who may open the portal.'),
})

export const GenerateJwtBody = Fields('GenerateJwtBody', {
  provided_id: Text('Your id of the customer.'),
  embed_id: Text('The embed id of a dashboard, report builder or blueprint.'),
  key_id: OptionalText('The id of an embed secret. Default: a key that Explo generates.'),
  expiration: OptionalText('An ISO 8601 duration. Default: 24 hours.'),
  chart_id: OptionalText('To embed a single chart.'),
  rb_allowed_features: OptionalTexts('What the report builder allows; absent or `["*"]` is everything.', {
    enum: ['flt', 'srt', 'core', 'crt-view', 'fork', '*'],
  }),
  disable_editable_section_editing: OptionalFlag('No editing of editable sections.'),
  embed_origin: OptionalText('The domain that the JWT is valid for.'),
})

export const ListCustomersQuery = Fields('ListCustomersQuery', {
  // Assumed: listFilters. The page calls them fields of a body, which a GET has not.
  parent_provided_id: Assumed(OptionalText('Only the children of this customer.')),
  hierarchy_level_name: Assumed(OptionalText('Only the customers of this level.')),
})

const Count = (description: string) => Type.Optional(Type.String({ pattern: '^-?[0-9]+$', description }))

export const ListCustomersV2Query = Fields('ListCustomersV2Query', {
  parent_provided_id: OptionalText('Only the children of this customer.'),
  parentProvidedId: OptionalText('The same, in the spelling of another revision.'),
  hierarchy_level_name: OptionalText('Only the customers of this level.'),
  hierarchyLevelName: OptionalText('The same, in the spelling of another revision.'),
  page: Type.Optional(Type.String({ description: 'Counts from 1. Default 1.' })),
  page_size: Count('From 1 to 1000. Default 20.'),
  pageSize: Count('The same, in the spelling of another revision.'),
})

export type ListCustomersV2Query = Static<typeof ListCustomersV2Query>

// No page tells the order of e-mail addresses, of group tags, or of the older list.
export const Customer = Type.Object(
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
    computed_parent_schema_datasource_mapping: Json('Its own mapping and what it inherits.'),
    hierarchy_level: Type.String({ description: 'The name of its level.' }),
  },
  { title: 'Customer' },
)
export interface Customer extends Static<typeof Customer> {}

const CamelCustomer = Type.Object(
  {
    token: Customer.properties.token,
    name: Customer.properties.name,
    providedId: Customer.properties.provided_id,
    isDemoGroup: Customer.properties.is_demo_group,
    emails: Customer.properties.emails,
    groupTags: Customer.properties.group_tags,
    properties: Customer.properties.properties,
    computedProperties: Customer.properties.computed_properties,
    accessGroup: Customer.properties.access_group,
    parentSchemaDatasourceMapping: Customer.properties.parent_schema_datasource_mapping,
    computedParentSchemaDatasourceMapping: Customer.properties.computed_parent_schema_datasource_mapping,
    hierarchyLevel: Customer.properties.hierarchy_level,
  },
  { title: 'CamelCaseCustomer' },
)

export const CreateCustomerReply = Reply({
  new_customer: Type.Boolean({ description: 'Whether this call created it.' }),
  customer: Customer,
})
export const CustomerReply = Reply({ customer: Customer })
export const CustomersReply = Reply({ customers: Unordered(Type.Array(Customer)) })
export const JwtReply = Reply({ jwt: Type.String({ description: 'A JWE in compact form.' }) })
export const SuccessReply = Reply({})

const total = Type.Integer({ description: 'How many customers there are on all pages.' })
const pageUrl = Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'The URL of that page, or null.' })
// Pages need an order to be pages, though no revision tells which: those of the fake are in the order of creation.
const snakeResults = Type.Object({ customers: Type.Array(Customer) })

export const CustomersPageA = Type.Object(
  { count: total, next: pageUrl, previous: pageUrl, results: snakeResults },
  { title: 'CustomersPageA' },
)
export const CustomersPageB = Type.Object(
  {
    count: total,
    results: Type.Object({ customers: Type.Array(CamelCustomer) }),
  },
  { title: 'CustomersPageB' },
)
export const CustomersPageC = Type.Object({ total_count: total, results: snakeResults }, { title: 'CustomersPageC' })
export const CustomersPage = Type.Union([CustomersPageC, CustomersPageB, CustomersPageA])
