/** A test, and the environment variables that only it may set. */
interface Claim {
  readonly test: string
  readonly names: readonly string[]
}

/** The claims are on `process`, like the variables, so that other copies of this package see them. */
const claimed = Symbol.for('explo-fake.claimedVariables')

/** Environment variables of this process, set while a test runs. */
export class Variables {
  readonly #before = new Map<string, string | undefined>()
  #claim: Claim | undefined

  /**
   * Claims variables for a test. A test may have several fakes, so its own claims do not exclude each other.
   *
   * @returns The name of another test that has claimed one of them; then nothing is claimed.
   */
  claim(test: string, names: readonly string[]): string | undefined {
    const all = claims()
    const other = [...all].find(
      (claim) => !isPartOf(test, claim.test) && claim.names.some((one) => names.includes(one)),
    )
    if (other) return other.test
    this.#claim = { test, names }
    all.add(this.#claim)
    return undefined
  }

  set(variables: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(variables)) {
      this.#before.set(name, process.env[name])
      process.env[name] = value
    }
  }

  /** Ends the claim, and makes the variables what they were before `set`. */
  restore(): void {
    claims().delete(this.#claim as Claim)
    for (const [name, value] of this.#before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    this.#before.clear()
  }
}

/** Whether a test is the other one, or a test within it. */
function isPartOf(test: string, other: string): boolean {
  return test === other || test.startsWith(`${other} > `)
}

function claims(): Set<Claim> {
  const holder = process as { [claimed]?: Set<Claim> }
  holder[claimed] ??= new Set()
  return holder[claimed]
}
