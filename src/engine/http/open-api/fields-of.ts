import type { FieldReport } from '../../api-reports.ts'
import type { Basis } from '../../terms.ts'

/** As much of a JSON Schema as our own ones use. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  /** Absent: documented. */
  readonly 'x-basis'?: Basis
}

/** Every field of an object, with those of the objects in it. */
export function fieldsOf(schema: object): FieldReport[] {
  const found = new Map(fieldsIn(schema, '').map((field) => [field.name, field]))
  return [...found.values()]
}

function fieldsIn({ properties = {}, required = [], items, anyOf = [] }: Schema, prefix: string): FieldReport[] {
  return [
    ...Object.entries(properties).flatMap(([key, property]) => {
      const name = prefix === '' ? key : `${prefix}.${key}`
      const field = { name, isRequired: required.includes(key), basis: property['x-basis'] ?? 'documented' }
      return [field, ...fieldsIn(property, name)]
    }),
    ...(items ? fieldsIn(items, `${prefix}[]`) : []),
    ...anyOf.flatMap((alternative) => fieldsIn(alternative, prefix)),
  ]
}
