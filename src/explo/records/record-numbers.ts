/** Explo's own ids of one kind of record: they count from 1 and never come back, except those that a fixture gives. */
export class RecordNumbers {
  /** Every number up to here is taken. */
  #last = 0
  /** Those that are taken beyond it. */
  #reserved = new Set<number>()

  copy(): RecordNumbers {
    const copy = new RecordNumbers()
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
