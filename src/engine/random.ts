import { hash } from 'node:crypto'

/** Pseudo-random values: a seed and a key give the same value in any process and on any version of Node. */
export class Random {
  readonly #seed: string

  constructor(seed: string) {
    this.#seed = seed
  }

  /** 64 lower-case hexadecimal characters. */
  token(...key: readonly (string | number)[]): string {
    return this.#digest('token', key)
  }

  /** Letters and digits, at most 43. @param kind Makes it differ from other texts with the same key. */
  text(kind: string, length: number, ...key: readonly (string | number)[]): string {
    return Buffer.from(this.#digest(kind, key), 'hex').toString('base64').replace(/[+/]/g, 'x').slice(0, length)
  }

  uuid(...key: readonly (string | number)[]): string {
    return this.#digest('uuid', key).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/, '$1-$2-4$3-a$4-$5')
  }

  /** A whole number from `least` to 999,999 above it. */
  integer(least: number, ...key: readonly (string | number)[]): number {
    return least + (Number.parseInt(this.#digest('integer', key).slice(0, 12), 16) % 1_000_000)
  }

  /** 12 bytes: an initialization vector of AES-GCM. */
  vector(...key: readonly (string | number)[]): Uint8Array {
    return Buffer.from(this.#digest('vector', key).slice(0, 24), 'hex')
  }

  /** From 0 to below 1. */
  fraction(...key: readonly (string | number)[]): number {
    return Number.parseInt(this.#digest('fraction', key).slice(0, 13), 16) / 2 ** 52
  }

  /** A fast generator of numbers from 0 to below 1. */
  sequence(...key: readonly (string | number)[]): () => number {
    let last = Number.parseInt(this.#digest('sequence', key).slice(0, 8), 16)
    return () => {
      // A linear congruential generator. Its lower digits are not random, but no decision depends on them.
      last = (Math.imul(last, 1_664_525) + 1_013_904_223) >>> 0
      return last / 2 ** 32
    }
  }

  // JSON keeps the parts of the key apart. It also keeps unpaired surrogates apart, unlike UTF-8.
  #digest(kind: string, key: readonly (string | number)[]): string {
    return hash('sha256', JSON.stringify([this.#seed, kind, ...key]))
  }
}
