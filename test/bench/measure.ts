/** One line of the table. */
export interface Row {
  readonly what: string
  readonly unit: string
  /** The values of the fake, one for each round. */
  readonly fake: readonly number[]
  /** The values of the rival in the same rounds; null when the budget is absolute. */
  readonly rival: { readonly name: string; readonly values: readonly number[] } | null
  readonly budget: { readonly atMost: number } | { readonly atLeast: number }
}

/** The budget for the Node that runs the benchmark. */
export function onNode(budgets: { readonly 24: number; readonly 20: number }): number {
  return Number(process.versions.node.split('.')[0]) >= 24 ? budgets[24] : budgets[20]
}

type Measure<Value> = () => Promise<Value>

/**
 * Measures the fake and its rival in turn, and swaps their order every round, so that other load on the machine affects
 * both equally. The rounds of the warm-up do not count.
 */
export async function inTurn<Value = number>(
  rounds: { readonly warmUp: number; readonly counted: number },
  fake: Measure<Value>,
  rival: Measure<Value>,
): Promise<{ fake: Value[]; rival: Value[] }> {
  const values: { fake: Value[]; rival: Value[] } = { fake: [], rival: [] }
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

/** The values that the budget limits: the ratio of each round, or the values of the fake when there is no rival. */
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
