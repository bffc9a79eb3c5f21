/** How often a test repeats its work: less often in the gate than in `npm run soak`, which sets `SOAK`. */
export function repetitions(inGate: number, inSoak: number): number {
  return process.env.SOAK ? inSoak : inGate
}
