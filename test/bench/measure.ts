/** One line of the table. */
export interface Row {
  readonly what: string
  readonly unit: string
  /** What the fake took, round by round. */
  readonly fake: readonly number[]
  /** What it is compared with, in the same rounds; null when the budget is absolute. */
  readonly rival: { readonly name: string; readonly values: readonly number[] } | null
  readonly budget: { readonly atMost: number } | { readonly atLeast: number }
}

/** The budget of the Node that runs the benchmark: design and README name one for Node 24 and one for Node 20. */
export function onNode(budgets: { readonly 24: number; readonly 20: number }): number {
  return Number(process.versions.node.split('.')[0]) >= 24 ? budgets[24] : budgets[20]
}

type Measure = () => Promise<number>

/**
 * Measures both in turn, the one that begins changing every round: whatever else the machine does meets both alike.
 * The first rounds only warm up.
 */
export async function inTurn(
  rounds: { readonly warmUp: number; readonly counted: number },
  fake: Measure,
  rival: Measure,
): Promise<{ fake: number[]; rival: number[] }> {
  const values: { fake: number[]; rival: number[] } = { fake: [], rival: [] }
  for (let round = -rounds.warmUp; round < rounds.counted; round++) {
    const isFakeFirst = round % 2 === 0
    const before = isFakeFirst ? await fake() : await rival()
    const after = isFakeFirst ? await rival() : await fake()
    if (round < 0) continue

    values.fake.push(isFakeFirst ? before : after)
    values.rival.push(isFakeFirst ? after : before)
  }
  return values
}

/** What the budget is about: the ratio in each round, or the values themselves. */
export function scores({ fake, rival }: Row): number[] {
  return rival === null ? [...fake] : fake.map((value, round) => value / (rival.values[round] as number))
}

export function isMet(row: Row): boolean {
  const score = median(scores(row))
  return 'atMost' in row.budget ? score <= row.budget.atMost : score >= row.budget.atLeast
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2
}
