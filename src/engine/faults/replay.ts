import { checkValue } from '../input/check-input.ts'
import { product, variableName } from '../product.ts'

/** The end of a hint that begins with "Give". */
export const replayTokenShape = 'the token that a run printed; it begins with "seed-" or "explore-"'

export const exploreTokenPrefix = 'explore-'

/** Whether a token repeats a run of `explore`. Such a token does not set the seed. */
export function isExploreToken(token: string): boolean {
  return String(token).startsWith(exploreTokenPrefix)
}

const tokenShape = /^seed-([\w-]+)$/

/** The token that repeats all random decisions of a fake. */
export class Replay {
  /** For the environment variable `EXPLO_FAKE_REPLAY`. */
  readonly token: string
  /** Whether the tester chose the seed. Without a chosen seed, nobody expects random decisions. */
  readonly isSeedGiven: boolean
  readonly #print: (line: string) => void
  #isPrinted = false

  constructor(seed: string, isSeedGiven: boolean, print: (line: string) => void) {
    this.token = `seed-${Buffer.from(seed).toString('base64url')}`
    this.isSeedGiven = isSeedGiven
    this.#print = print
  }

  /** Prints once how to repeat the random decisions. The default seed is always the same. */
  print(what: string): void {
    if (this.#isPrinted || !this.isSeedGiven) return
    this.#isPrinted = true
    this.#print(`${product.name}: ${what}. ${variableName('replay')}=${this.token} repeats them.\n`)
  }
}

export function isReplayToken(text: string): boolean {
  return tokenShape.test(text) || isExploreToken(text)
}

/** The seed of a token; undefined for one of `explore`. @param name Where the token was given. @throws {OptionError} */
export function seedOf(token: string, name: string): string | undefined {
  if (isExploreToken(token)) return undefined
  const [, text] = tokenShape.exec(token) ?? []
  checkValue(name, token, text !== undefined, `Give ${replayTokenShape}.`)
  return Buffer.from(text, 'base64url').toString()
}
