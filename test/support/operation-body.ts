import type { Operation } from '../../src/engine/operation.ts'
import { unusedTag } from './two-groups.ts'

/** The ways in which a request can name a customer of `twoGroups`. */
interface Subject {
  readonly provided_id: string
  readonly token: string
  readonly customer_id: number
}

/**
 * A valid body of an operation that names the customer; undefined for an operation without a body. It is made from the
 * operation's schema, so that tests of all operations include new ones.
 */
export function bodyAbout(
  { provided_id, token, customer_id }: Subject,
  { name, schema }: Operation,
): Record<string, unknown> | undefined {
  if (!schema.body) return undefined

  const values: Record<string, unknown> = {
    user_group_id: provided_id,
    provided_id,
    // In the Blueprint API this is the application's id, in the End User API it is Explo's number.
    customer_id: schema.body.properties.customer_id?.type === 'string' ? provided_id : customer_id,
    blueprint_id: customer_id,
    blueprint_name: 'A name from the test',
    tables: [],
    current_token: token,
    name: name.endsWith('GroupTag') && name !== 'createGroupTag' ? unusedTag : 'A name from the test',
    new_name: 'Another name from the test',
    email: 'test@example.com',
    emails: ['test@example.com'],
    embed_id: 'abcdefghij',
    dashboard_embed_id: 'abcdefghij',
    resource_type: 'dashboard',
    environment: 'staging',
    version_number: 7,
    team_name: 'A team from the test',
    connection_info: {},
  }
  const { required = [], anyOf = [] } = schema.body
  // Where a field has two names, take the newer one.
  const fields = [...required, ...((anyOf[0]?.required as string[] | undefined) ?? [])]
  for (const field of fields) {
    if (!(field in values))
      throw new Error(`${name} requires "${field}". Add a valid value for it to operation-body.ts.`)
  }
  return Object.fromEntries(fields.map((field) => [field, values[field]]))
}
