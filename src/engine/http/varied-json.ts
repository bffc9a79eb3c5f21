import { exactJson } from '../input/json-spelling.ts'
import { inventedField } from '../product.ts'

/** Random decisions. */
export class Chance {
  readonly #next: () => number

  constructor(next: () => number) {
    this.#next = next
  }

  coin(): boolean {
    return this.#next() < 0.5
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    return Math.floor(this.#next() * limit)
  }

  oneOf<Value>(values: readonly Value[]): Value {
    return values[this.below(values.length)] as Value
  }

  shuffled<Value>(values: readonly Value[]): Value[] {
    const rest = [...values]
    return values.map(() => rest.splice(this.below(rest.length), 1)[0] as Value)
  }
}

/** The relevant part of an answer's schema. */
export interface Shape {
  readonly anyOf?: readonly Shape[]
  /** The fields of an object of the service. An object without them belongs to the user and gets no additional field. */
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  /** See `Unordered`. */
  readonly 'x-order'?: 'any'
  /** See `NullOrAbsent`. */
  readonly 'x-null'?: 'or absent'
}

type Fields = readonly (readonly [name: string, value: unknown])[]

const strangeValues = [null, true, 0, 'unknown', [], {}]

/**
 * Writes an answer in another way that the documentation allows. Values of the user keep an unusual spelling: `1.0` does not
 * become `1`.
 */
export class VariedJson {
  readonly #chance: Chance
  readonly #note: (note: string) => void
  /** The additional field of each kind of object, or none. A new version of a service adds a field to all of them. */
  readonly #inventions = new Map<Shape, string | undefined>()

  constructor(chance: Chance, note: (note: string) => void) {
    this.#chance = chance
    this.#note = note
  }

  // Returns text, because a JavaScript object sorts keys that look like numbers.
  write(value: unknown, shape: Shape = {}, place = 'the answer'): string {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value)
    if (Array.isArray(value)) return (shape.items ? undefined : exactJson(value)) ?? this.#list(value, shape, place)
    const fields = Object.entries(value)
    const own = shapeOf(fields, shape)
    return (own ? undefined : exactJson(value)) ?? this.#object(fields, own, place)
  }

  #list(list: readonly unknown[], { items, 'x-order': order }: Shape, place: string): string {
    const usual = list.map((item) => this.write(item, items, place))
    const sent = order === 'any' ? this.#chance.shuffled(usual) : usual
    this.#noteOrder(usual, sent, place)
    return `[${sent.join(',')}]`
  }

  #object(fields: Fields, own: Shape | undefined, place: string): string {
    const kept = own?.properties ? this.#withoutSomeNulls(fields, own.properties) : fields
    const usual = kept.map(
      ([name, value]) => `${JSON.stringify(name)}:${this.write(value, own?.properties?.[name], name)}`,
    )
    const sent = this.#chance.shuffled(usual)
    this.#noteOrder(usual, sent, 'keys')
    const invented = own && this.#inventionFor(own, place)
    if (invented !== undefined) {
      const text = `"${invented}":${JSON.stringify(this.#chance.oneOf(strangeValues))}`
      sent.splice(this.#chance.below(sent.length + 1), 0, text)
    }
    return `{${sent.join(',')}}`
  }

  #withoutSomeNulls(fields: Fields, properties: Readonly<Record<string, Shape>>): Fields {
    return fields.filter(([name, value]) => {
      if (value !== null || properties[name]?.['x-null'] === undefined || this.#chance.coin()) return true
      this.#note(`${name}, which is null, left out`)
      return false
    })
  }

  #inventionFor(shape: Shape, place: string): string | undefined {
    if (this.#inventions.has(shape)) return this.#inventions.get(shape)

    const name = this.#chance.coin() ? inventedField + this.#chance.below(2 ** 20).toString(36) : undefined
    this.#inventions.set(shape, name)
    if (name !== undefined) this.#note(`unknown field ${name} in ${place}`)
    return name
  }

  #noteOrder(usual: readonly string[], sent: readonly string[], what: string): void {
    if (usual.some((text, index) => text !== sent[index])) this.#note(`${what} in another order`)
  }
}

/** The schema that an object matches. A recorded body may match none. */
function shapeOf(fields: Fields, shape: Shape): Shape | undefined {
  return (shape.anyOf ?? [shape]).find(
    ({ properties }) => properties && fields.every(([name]) => Object.hasOwn(properties, name)),
  )
}
