import type { Operation } from '../../engine/operation.ts'
import type { OperationName } from '../contract/endpoints.ts'
import { operations, operationsByPath } from '../operations/index.ts'

/** What the value of a field names. `nothing`: it only describes the record that the call is about. */
export type RecordName =
  | 'blueprint'
  | 'customer'
  | 'customer number'
  | 'customer of blueprints'
  | 'customer token'
  | 'data source'
  | 'embed id'
  | 'end user'
  | 'group tag'
  | 'group tags'
  | 'nothing'

type RecordNames = Readonly<Record<string, RecordName>>

const usual: RecordNames = {
  ...{ provided_id: 'customer', user_group_id: 'customer', new_provided_id: 'customer' },
  ...{ parent_provided_id: 'customer', parentProvidedId: 'customer' },
  current_token: 'customer token',
  group_tags: 'group tags',
  embed_id: 'embed id',
  ...{ data_source_id: 'data source', data_source_provided_id: 'data source' },
  ...nothing('name', 'mapping', 'is_demo_group', 'emails', 'properties', 'hierarchy_level_name', 'hierarchyLevelName'),
  ...nothing('page', 'page_size', 'pageSize'),
  ...nothing('dashboard_embed_id', 'key_id', 'expiration', 'chart_id', 'embed_origin'),
  ...nothing('rb_allowed_features', 'disable_editable_section_editing'),
  ...nothing('resource_type', 'environment', 'version_number'),
  ...nothing('email', 'subject', 'variables', 'download_file_name', 'export_type', 'custom_url'),
  ...nothing('team_name', 'connection_info'),
}
const ofBlueprints: RecordNames = {
  customer_id: 'customer of blueprints',
  blueprint_id: 'blueprint',
  ...nothing('blueprint_name', 'tables'),
}
const ofGroupTags: RecordNames = { name: 'group tag', new_name: 'group tag' }
const ofEndUsers: RecordNames = {
  provided_id: 'end user',
  ...{ customer_id: 'customer number', end_user_group_id: 'customer number' },
  ...nothing('email', 'attributes'),
}

function nothing(...fields: readonly string[]): RecordNames {
  return Object.fromEntries(fields.map((field) => [field, 'nothing']))
}

/** What the documented fields of an operation name. A field that is missing here is not sent to a real service. */
export interface FieldNames {
  readonly body: RecordNames
  readonly query: RecordNames
}

const fieldNames = new Map(operations.map((operation) => [operation.name, fieldNamesOf(operation)]))

/** @throws {Error} For a documented field without a row: nobody has decided whether it names a record. */
export function fieldNamesOf({ name, schema: { body, querystring } }: Pick<Operation, 'name' | 'schema'>): FieldNames {
  const rows = rowsOf(name)
  const rowsFor = (fields: object = {}): RecordNames =>
    Object.fromEntries(
      Object.keys(fields).map((field) => {
        const row = rows[field]
        if (row === undefined) throw new Error(`src/explo/shadow/record-names.ts lacks the field ${field} of ${name}.`)
        return [field, row]
      }),
    )
  return { body: rowsFor(body?.properties), query: rowsFor(querystring?.properties) }
}

function rowsOf(operation: string): RecordNames {
  if (operation.endsWith('GroupTag')) return ofGroupTags
  if (/Blueprints?$/.test(operation)) return ofBlueprints
  return operation.endsWith('EndUser') ? ofEndUsers : usual
}

export function recordNamesOf(operation: OperationName): FieldNames {
  return fieldNames.get(operation) as FieldNames
}

/** The operation that a path belongs to, with its last slash or without, when it is called by its own method. */
export function operationAt(method: string, path: string): OperationName | undefined {
  const slashed = path.endsWith('/') ? path : `${path}/`
  const operation = operationsByPath.get(slashed)?.find((one) => one.method === method)
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
