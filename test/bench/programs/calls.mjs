import { answer, contender, millisecondsOf } from './contender.mjs'

// Calls without a socket, one after the other; every id is sent twice, to create it and to get it.
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
