import { answer, contender, millisecondsOf } from './contender.mjs'

// Measures the first use in a process: import, create, one call, close.
const { open } = await contender()

answer(() =>
  millisecondsOf(async () => {
    const server = await open({ listen: false })
    await server.getOrCreate(1)
    await server.close()
  }),
)
