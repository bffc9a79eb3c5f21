/** Explo's own numbers of customers: counted, but for those that a fixture gives. */
export class CustomerNumbers {
  /** Every number up to here is taken. */
  #last = 0
  /** Those that are taken beyond it. */
  readonly #reserved = new Set<number>()

  next(): number {
    const number = this.#last + 1
    this.reserve(number)
    return number
  }

  /** Keeps a number from being issued. */
  reserve(number: number): void {
    if (number > this.#last) this.#reserved.add(number)
    while (this.#reserved.delete(this.#last + 1)) this.#last++
  }
}
