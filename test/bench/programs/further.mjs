import { answer, contender, millisecondsOf } from './contender.mjs'

// What every further test file or test pays in a process that has used one before.
const { open } = await contender()
const first = await open({ listen: false })
await first.getOrCreate(1)

answer(() =>
  millisecondsOf(async () => {
    const server = await open({ listen: false })
    await server.close()
  }),
)
