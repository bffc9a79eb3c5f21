import { answer, contender, millisecondsOf } from './contender.mjs'

// The first thing that a test process does: import, create, call once, close.
const { open } = await contender()

answer(() =>
  millisecondsOf(async () => {
    const server = await open({ listen: false })
    await server.getOrCreate(1)
    await server.close()
  }),
)
