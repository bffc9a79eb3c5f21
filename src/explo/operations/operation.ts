import { operation as define, type FieldOf, type Operation, type OperationSchema } from '../../engine/operation.ts'
import type { AssumptionName } from '../assumptions.ts'
import type { RefusalName } from '../refusals/refusals.ts'

/** What an operation can create and remove. */
export type RecordKind = 'blueprint' | 'customer' | 'end user' | 'group tag'

/** What a field can name. */
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

type Records<Schema extends OperationSchema> = { readonly [Kind in RecordKind]?: FieldOf<Schema> }

/** Defines an operation of Explo. One without a fact that protects real accounts does not compile. */
export function operation<const Name extends string, const Schema extends OperationSchema>(
  definition: Operation<Schema> & {
    readonly name: Name
    readonly creates: Records<Schema>
    readonly removes: Records<Schema>
    readonly names: { readonly [Field in FieldOf<Schema>]: RecordName | null }
    readonly restsOn: readonly AssumptionName[]
    readonly refusals: readonly RefusalName[]
  },
): ExploOperation<Name> {
  return define<Name, Schema>(definition) as ExploOperation<Name>
}

/** An operation of which only the name is still in the type. */
export type ExploOperation<Name extends string = string> = Operation & {
  readonly name: Name
  readonly creates: { readonly [Kind in RecordKind]?: string }
  readonly removes: { readonly [Kind in RecordKind]?: string }
  readonly names: Readonly<Record<string, RecordName | null>>
  readonly restsOn: readonly AssumptionName[]
  readonly refusals: readonly RefusalName[]
}
