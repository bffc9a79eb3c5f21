type Json = Record<string, unknown>

/** What a document names once and refers to. */
export class Components {
  readonly schemas: Json = {}
  readonly responses: Json = {}

  share(name: string, response: object): Json {
    this.responses[name] = response
    return { $ref: `#/components/responses/${name}` }
  }

  /** A schema as the document shows it: one that has a name, or has such in it, becomes a reference. */
  refer(schema: object): Json {
    // Without what JSON cannot say: TypeBox marks its schemas with symbols.
    return this.#refer(JSON.parse(JSON.stringify(schema))) as Json
  }

  #refer(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#refer(item))
    if (typeof value !== 'object' || value === null) return value

    const { $id, ...own } = value as Json
    const name = $id ?? own.title
    const schema = Object.fromEntries(Object.entries(own).map(([key, item]) => [key, this.#refer(item)]))
    if (typeof name !== 'string') return schema

    this.schemas[name] = schema
    return { $ref: `#/components/schemas/${name}` }
  }
}
