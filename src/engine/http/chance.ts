/** Decides by numbers from 0 up to, but not including, 1. */
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
