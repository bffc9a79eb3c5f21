/** How often a test repeats its work. `npm run soak` sets `SOAK`, and repeats it more often than the gate. */
export function repetitions(inGate: number, inSoak: number): number {
  return process.env.SOAK ? inSoak : inGate
}
