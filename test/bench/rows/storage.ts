import { inTurn, type Row } from '../measure.ts'
import { Program, roomy } from '../program.ts'

const million = 1_000_000

/** Whether speed depends on the number of stored groups. */
export async function* storage(): AsyncGenerator<Row> {
  const full = await Program.start('storage', 'fake', roomy)
  const few = await Program.start('storage', 'fake', roomy)
  const get = async (program: Program) => 1000 * (await program.ask({ round: 'get', count: 2000 }))

  for (const program of [full, few]) await program.ask({ round: 'warm up resets', count: 100 })
  await full.ask({ round: 'fill', count: million })
  await few.ask({ round: 'fill', count: 1000 })
  const gets = await inTurn(
    { warmUp: 3, counted: 15 },
    () => get(full),
    () => get(few),
  )
  yield {
    what: 'get-or-create of a known id among 1,000,000',
    unit: 'µs',
    fake: gets.fake,
    rival: { name: 'among 1,000', values: gets.rival },
    budget: { atMost: 2 },
  }

  const resets = await inTurn(
    { warmUp: 0, counted: 3 },
    () => resetWith(full, million),
    () => resetWith(few, 10),
  )
  yield {
    what: 'reset with 1,000,000 groups',
    unit: 'ms',
    fake: resets.fake,
    rival: { name: 'with 10', values: resets.rival },
    budget: { atMost: 2 },
  }

  const heap = [await few.ask({ round: 'heap', count: 100_000 })]
  await Promise.all([full.stop(), few.stop()])
  yield { what: 'heap per stored group', unit: 'bytes', fake: heap, rival: null, budget: { atMost: 400 } }
}

/** A reset removes the groups, so every round stores them again. */
async function resetWith(program: Program, count: number): Promise<number> {
  await program.ask({ round: 'fill', count })
  return program.ask({ round: 'reset' })
}
