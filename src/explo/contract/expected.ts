import type { ExpectedRefusal, ExpectedReply } from '../../engine/contract/check.ts'
import { aList, anything, aText, atLeast, type Pattern } from '../../engine/contract/pattern.ts'
import type { RefusalName } from '../refusals/refusals.ts'

type Fields = Readonly<Record<string, Pattern>>

export interface Expected extends ExpectedReply {
  readonly refusal?: ExpectedRefusal & { readonly name: RefusalName }
}

/** A success with exactly these fields. */
export const succeedsWith = (fields: Fields): Expected => ({ status: 200, body: { success: 1, ...fields } })
export const succeeds = succeedsWith({})

/** @param words How the words of the refusal are filled in and compared. */
export function refused(name: RefusalName, words?: Omit<ExpectedRefusal, 'name'>): Expected {
  return { refusal: { name, ...words } }
}

/** Refused because of these fields, whatever the sentences are. */
export function refusedFields(name: RefusalName, ...fields: readonly string[]): Expected {
  return refused(name, { errors: Object.fromEntries(fields.map((field) => [field, []])), loosely: true })
}

/** A customer with all documented fields. */
export const aCustomer = {
  token: aText,
  name: anything,
  provided_id: aText,
  is_demo_group: anything,
  emails: aList,
  group_tags: aList,
  properties: anything,
  computed_properties: anything,
  access_group: aText,
  parent_schema_datasource_mapping: anything,
  computed_parent_schema_datasource_mapping: anything,
  hierarchy_level: aText,
}

/** A reply with a customer that has these fields, whatever its status. */
export const withCustomer = (fields: Fields): Expected => ({ body: atLeast({ customer: atLeast(fields) }) })
export const withUserGroup = (fields: Fields): Expected => ({ body: atLeast({ user_group: atLeast(fields) }) })

/** A success with a customer that has these fields. */
export const answering = (fields: Fields): Expected => ({
  status: 200,
  body: atLeast({ success: 1, customer: atLeast(fields) }),
})
