import { shown } from '../input/check-input.ts'
import { OptionError } from '../input/tester-error.ts'
import { product, variableName } from '../product.ts'

/** What can be one, after "Give". */
export const replayTokenShape = 'the token that a run printed; it begins with "seed-" or "explore-"'

export const exploreTokenPrefix = 'explore-'

/** Whether a token repeats a run of `explore`. It leaves the seed as it is. */
export function isExploreToken(token: string): boolean {
  return String(token).startsWith(exploreTokenPrefix)
}

const tokenShape = /^seed-([\w-]+)$/

/** What repeats everything that a fake leaves to chance: one token for the whole run. */
export class Replay {
  /** For the environment variable `EXPLO_FAKE_REPLAY`. */
  readonly token: string
  /** Whether somebody chose the seed; what nobody chose, nobody expects to be chance. */
  readonly isSeedGiven: boolean
  readonly #print: (line: string) => void
  #isPrinted = false

  constructor(seed: string, isSeedGiven: boolean, print: (line: string) => void) {
    this.token = `seed-${Buffer.from(seed).toString('base64url')}`
    this.isSeedGiven = isSeedGiven
    this.#print = print
  }

  /** Says once how to repeat the run, because chance has a part in it. The usual seed repeats itself. */
  print(what: string): void {
    if (this.#isPrinted || !this.isSeedGiven) return
    this.#isPrinted = true
    this.#print(`${product.name}: ${what}. ${variableName('replay')}=${this.token} repeats them.\n`)
  }
}

export function isReplayToken(text: string): boolean {
  return tokenShape.test(text) || isExploreToken(text)
}

/** The seed that a token stands for, if it stands for one. @param name What gave it. @throws {OptionError} */
export function seedOf(token: string, name: string): string | undefined {
  if (isExploreToken(token)) return undefined
  const [, text] = tokenShape.exec(token) ?? []
  if (text !== undefined) return Buffer.from(text, 'base64url').toString()
  throw new OptionError(`${name} cannot be ${shown(token)}.`, `Give ${replayTokenShape}.`)
}
