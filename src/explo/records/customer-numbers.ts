/** Explo's own numbers of customers: counted, but for those that a fixture gives. */
export class CustomerNumbers {
  /** Every number up to here is taken. */
  #last = 0
  /** Those that are taken beyond it. */
  #reserved = new Set<number>()

  copy(): CustomerNumbers {
    const copy = new CustomerNumbers()
    copy.#last = this.#last
    copy.#reserved = new Set(this.#reserved)
    return copy
  }

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
