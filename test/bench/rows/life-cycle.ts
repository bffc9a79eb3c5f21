import { inTurn, onNode, type Row } from '../measure.ts'
import { type Contender, Program } from '../program.ts'

const name = 'bare Fastify'

/** The first fake of a process, and each further one. */
export async function* lifeCycle(): AsyncGenerator<Row> {
  const first = await inTurn(
    { warmUp: 2, counted: 21 },
    () => inNewProcess('first-use', 'fake'),
    () => inNewProcess('first-use', 'bare-fastify'),
  )
  yield {
    what: 'import, create, first call, close',
    unit: 'ms',
    fake: first.fake,
    rival: { name, values: first.rival },
    budget: { atMost: onNode({ 24: 0.55, 20: 0.7 }) },
  }

  const fake = await Program.start('further', 'fake')
  const rival = await Program.start('further', 'bare-fastify')
  const further = await inTurn(
    { warmUp: 5, counted: 51 },
    () => fake.ask(),
    () => rival.ask(),
  )
  await Promise.all([fake.stop(), rival.stop()])
  yield {
    what: 'create and close a further fake',
    unit: 'ms',
    fake: further.fake,
    rival: { name, values: further.rival },
    budget: { atMost: 0.5 },
  }
}

async function inNewProcess(program: string, contender: Contender): Promise<number> {
  const running = await Program.start(program, contender)
  const milliseconds = await running.ask()
  await running.stop()
  return milliseconds
}
