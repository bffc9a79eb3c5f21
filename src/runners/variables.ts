/** Environment variables of this process, as long as a test needs them. */
export class Variables {
  readonly #before = new Map<string, string | undefined>()

  set(variables: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(variables)) {
      this.#before.set(name, process.env[name])
      process.env[name] = value
    }
  }

  /** As if they had never been set. */
  restore(): void {
    for (const [name, value] of this.#before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    this.#before.clear()
  }
}
