import type { OperationName } from '../contract/endpoints.ts'
import { operationsByPath } from '../operations/index.ts'

/** What a value in a call names. */
export type Naming =
  | 'blueprint'
  | 'customer'
  | 'customer number'
  | 'customer of blueprints'
  | 'customer token'
  | 'embed id'
  | 'end user'
  | 'group tag'
  | 'group tags'

type Namings = Readonly<Record<string, Naming>>

const usual: Namings = {
  provided_id: 'customer',
  user_group_id: 'customer',
  new_provided_id: 'customer',
  parent_provided_id: 'customer',
  parentProvidedId: 'customer',
  current_token: 'customer token',
  group_tags: 'group tags',
  embed_id: 'embed id',
}
const ofBlueprints: Namings = { customer_id: 'customer of blueprints', blueprint_id: 'blueprint' }
const ofGroupTags: Namings = { name: 'group tag', new_name: 'group tag' }
const ofEndUsers: Namings = {
  provided_id: 'end user',
  customer_id: 'customer number',
  end_user_group_id: 'customer number',
}

/** What each field of a body or of a query names; a field that is not there names nothing. */
export function namingsOf(operation: OperationName): Namings {
  if (operation.endsWith('GroupTag')) return ofGroupTags
  if (/Blueprints?$/.test(operation)) return ofBlueprints
  return operation.endsWith('EndUser') ? ofEndUsers : usual
}

/** What a path belongs to, with its last slash or without. */
export function operationAt(path: string): OperationName | undefined {
  const slashed = path.endsWith('/') ? path : `${path}/`
  const [operation] = operationsByPath.get(slashed) ?? []
  return operation?.name as OperationName | undefined
}

/** The fields by which a call makes a record of that name, where it succeeds. */
export const makingFields: { readonly [Name in OperationName]?: string } = {
  createCustomer: 'provided_id',
  createUserGroup: 'user_group_id',
  updateCustomer: 'new_provided_id',
  createGroupTag: 'name',
  renameGroupTag: 'new_name',
}
