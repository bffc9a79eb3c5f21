import { isList, type Template } from './template.ts'

const sentences = { type: 'array', items: { type: 'string' } }

/** The JSON Schema of the bodies that a template makes. */
export function templateSchema(template: Template): object {
  if (template === '{sentences}') return sentences
  if (typeof template === 'string') return /\{\w+\}/.test(template) ? { type: 'string' } : { const: template }
  if (typeof template !== 'object' || template === null) return { const: template }
  if (isList(template))
    return { type: 'array', items: template.length > 0 ? { anyOf: template.map(templateSchema) } : {} }

  const { '{field}': ofEachField, ...own } = template as { readonly [key: string]: Template }
  const properties = Object.entries(own).map(([key, value]) => [key, templateSchema(value)])
  return {
    type: 'object',
    ...(properties.length > 0 && { required: Object.keys(own), properties: Object.fromEntries(properties) }),
    ...(ofEachField !== undefined && { additionalProperties: templateSchema(ofEachField) }),
  }
}
