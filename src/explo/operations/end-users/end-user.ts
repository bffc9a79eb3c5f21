import { type Static, type TObject, Type } from '@sinclair/typebox'
import { isMembers, type JsonTree, readTree } from '../../../engine/input/json-tree.ts'
import type { Access } from '../../access.ts'
import { fromJsonText } from '../../records/json-text.ts'
import type { Customer, EndUser } from '../../records/records.ts'
import type { Team } from '../../records/team.ts'
import { notFound } from '../../refusals/errors.ts'
import { Assumed, Reply } from '../fields.ts'
import type { DocumentedExample } from '../operation.ts'

// Assumed: endUserCustomers
export const customerNumber = Type.Integer({ description: "Explo's number of the customer." })

/** The older documentation has another name for the number. */
export const customerFields = {
  customer_id: Type.Optional(customerNumber),
  end_user_group_id: Type.Optional(Type.Integer({ description: 'The same, in older documentation.' })),
}

/** A request needs the number under one of its names. */
export const needsCustomerNumber = { anyOf: [{ required: ['customer_id'] }, { required: ['end_user_group_id'] }] }

const WireEndUser = Type.Object(
  {
    provided_id: Type.String({ description: 'Your id of the end user.' }),
    email: Type.String({ description: 'The e-mail address.' }),
    // Assumed: endUserAttributes
    attributes: Assumed(
      Type.Unsafe<string | Record<string, unknown>>({
        type: ['object', 'string'],
        description: 'The attributes. With `endUserAttributes: python-repr`, a text in Python notation.',
      }),
    ),
  },
  { title: 'EndUser' },
)
interface WireEndUser extends Static<typeof WireEndUser> {}

export const EndUserReply = Reply({ end_user: WireEndUser })

/** An end user on the wire. */
export function toEndUser({ providedId, email, attributes }: EndUser, { assumptions }: Team): WireEndUser {
  return {
    provided_id: providedId,
    email,
    // Assumed: endUserAttributes
    attributes:
      assumptions.endUserAttributes === 'python-repr' ? pythonRepr(readTree(attributes)) : fromJsonText(attributes),
  }
}

/** What the fields of create and update name. */
export const endUserFieldNames = {
  provided_id: 'end user',
  customer_id: 'customer number',
  end_user_group_id: 'customer number',
  email: null,
  attributes: null,
} as const

const documentedAnswer = {
  repaired:
    'In the answer, "provided_id" was the number 3, which contradicts prose and request, and the attributes lacked the last brace.',
  reply: {
    success: 1,
    end_user: {
      provided_id: 'example_1',
      email: 'example@explo.co',
      attributes: "{'name': 'Example', 'header': '<div/>'}",
    },
  },
  under: { endUserAttributes: 'python-repr' },
} as const

/** The examples of create and of update, which show the same. */
export function documentedExamples(olderPage: string): DocumentedExample[] {
  const body = { provided_id: 'example_1', email: 'example@explo.co' }
  return [
    { ...documentedAnswer, title: 'The newest page', body: { ...body, customer_id: 123 } },
    { ...documentedAnswer, title: 'The older page', source: olderPage, body: { ...body, end_user_group_id: 123 } },
  ]
}

const words: Readonly<Record<string, string>> = { null: 'None', true: 'True', false: 'False' }

/** JSON as Python would print it, because Explo's example shows attributes so. Numbers keep their spelling. */
function pythonRepr(tree: JsonTree): string {
  if (typeof tree === 'string') return tree.startsWith('"') ? quoted(JSON.parse(tree)) : (words[tree] ?? tree)
  if (!isMembers(tree)) return `[${tree.map(pythonRepr).join(', ')}]`

  const entries = Array.from(tree, ([key, { value }]) => `${quoted(key)}: ${pythonRepr(value)}`)
  return `{${entries.join(', ')}}`
}

/** Python puts double quotes only around a text that has single quotes and no double ones. */
function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replace(/\p{Control}/gu, escapedControl)
  if (text.includes("'") && !text.includes('"')) return `"${escaped}"`
  return `'${escaped.replaceAll("'", "\\'")}'`
}

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escapedControl(character: string): string {
  return shortEscapes[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`
}

/** How a request names a customer. When both fields are there, `customer_id` counts. */
// Assumed: endUserCustomers
type CustomerReference = Static<TObject<typeof customerFields>>

/** @throws {Refusal} 404 */
export function referredCustomer({ group }: Access, { customer_id, end_user_group_id }: CustomerReference): Customer {
  const number = (customer_id ?? end_user_group_id) as number
  const customer = group.customers.byNumber(number)
  if (customer) return customer
  const reason = `visibility group ${group.name} has no customer with the number ${number}`
  throw notFound('unknownNumber', reason, String(number))
}

/** @throws {Refusal} 404 */
export function referredEndUser(access: Access, body: CustomerReference & { readonly provided_id: string }): EndUser {
  const customer = referredCustomer(access, body)
  const endUser = access.group.endUsers.get(customer.number, body.provided_id)
  if (endUser) return endUser
  throw notFound(
    'notFound',
    `customer "${customer.providedId}" has no end user "${body.provided_id}"`,
    body.provided_id,
  )
}
