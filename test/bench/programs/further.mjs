import { answer, contender, millisecondsOf } from './contender.mjs'

// Measures creating and closing a server in a process that has already used one.
const { open } = await contender()
const first = await open({ listen: false })
await first.getOrCreate(1)

answer(() =>
  millisecondsOf(async () => {
    const server = await open({ listen: false })
    await server.close()
  }),
)
