import { answer, contender, millisecondsOf } from './contender.mjs'

// Measures a fork of a world of 1,000 customers, and a request to it.
const { open } = await contender()
const server = await open({ listen: false })
await server.seed({ customers: Array.from({ length: 1000 }, (_, index) => ({ provided_id: `customer ${index}` })) })
const count = 50

answer(async (what) => {
  const forks = []
  const total = await millisecondsOf(async () => {
    for (let nth = 0; nth < count; nth++) {
      if (what === 'fork') forks.push(await server.fork(`fork ${nth}`))
      else await server.getOrCreate(nth)
    }
  })
  for (const fork of forks) await fork.close()
  return total / count
})
