import { answer, contender, millisecondsOf } from './contender.mjs'

// Measures calls without a socket, in sequence. Every id is sent twice: the first call creates the group.
const { open } = await contender()
const server = await open({ listen: false })
const count = 1000
let sent = 0

answer(async () => {
  const total = await millisecondsOf(async () => {
    for (let call = 0; call < count; call++) await server.getOrCreate(sent++ >> 1)
  })
  return total / count
})
