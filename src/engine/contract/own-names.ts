/** Names that runs of the contract create, all with one prefix. */
export class OwnNames {
  readonly prefix: string
  readonly #pattern: RegExp

  /** @param prefix Of all runs. It has no character that is special in a regular expression. */
  constructor(prefix: string) {
    this.prefix = prefix
    this.#pattern = new RegExp(`${prefix}[0-9a-f]{8}-\\d+-([a-z-]+)-(\\d+)`, 'g')
  }

  /** The same value, in which names say what they are of instead of the run, so that it is the same in every run. */
  withoutRun<Value>(value: Value): Value {
    return this.#replace(value, '<$1 $2>') as Value
  }

  /** The same value, in which `{asked}` replaces each name, as in the template of a refusal. */
  withPlaceholders(value: unknown): unknown {
    return this.#replace(value, '{asked}')
  }

  #replace(value: unknown, replacement: string): unknown {
    return value === undefined ? undefined : JSON.parse(JSON.stringify(value).replace(this.#pattern, replacement))
  }
}
