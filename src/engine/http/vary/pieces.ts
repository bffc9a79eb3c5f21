import { Readable } from 'node:stream'
import { nextTurn } from '../../clock/system-time.ts'
import type { Chance } from './chance.ts'

/** Where to cut a body of that length: in none to four places, in the middle of a character, too. */
export function cutsIn(length: number, chance: Chance): number[] {
  const cuts = Array.from({ length: chance.below(5) }, () => 1 + chance.below(length - 1))
  return [...new Set(cuts)].sort((one, other) => one - other)
}

/** The body as Node sends what has no known length. */
export function inPieces(body: Buffer, cuts: readonly number[]): Readable {
  return Readable.from(piecesOf(body, [...cuts, body.length]), { objectMode: false })
}

async function* piecesOf(body: Buffer, ends: readonly number[]): AsyncGenerator<Buffer> {
  let start = 0
  for (const end of ends) {
    // Otherwise the network would carry several as one.
    if (start > 0) await new Promise<void>(nextTurn)
    yield body.subarray(start, end)
    start = end
  }
}
