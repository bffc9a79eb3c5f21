import { answer, contender, millisecondsOf } from './contender.mjs'

// Measures a fake with a given number of groups.
const { open } = await contender()
const server = await open({ listen: false })
let stored = 0

const rounds = {
  async fill(count) {
    if (stored === count) return
    await server.reset()
    const chunk = 20_000
    for (stored = 0; stored < count; stored += chunk) {
      const customers = Array.from({ length: Math.min(chunk, count - stored) }, (_, index) => ({
        provided_id: `example_${stored + index}`,
        name: `Example ${stored + index}`,
        mapping: { 40: '213', 134: '386' },
        properties: { filterValue: 'value' },
      }))
      await server.seed({ customers })
    }
    stored = count
    globalThis.gc()
  },

  async get(count) {
    // The step shares no factor with a power of ten, so all groups are read, in an order that defeats caches.
    let at = 0
    const total = await millisecondsOf(async () => {
      for (let call = 0; call < count; call++) {
        at = (at + 777_777) % stored
        const { new_user_group: isNew } = await server.getOrCreate(at)
        if (isNew) throw new Error(`Group ${at} was not stored.`)
      }
    })
    return total / count
  },

  async 'warm up resets'(count) {
    for (let reset = 0; reset < count; reset++) await server.reset()
  },

  reset() {
    stored = 0
    return millisecondsOf(() => server.reset())
  },

  async heap(count) {
    // Fill the journal first, so that the measurement counts only groups.
    await server.reset()
    for (let call = 0; call < 2000; call++) await server.getOrCreate(0)
    globalThis.gc()
    const before = process.memoryUsage().heapUsed
    for (let id = 0; id < count; id++) await server.getOrCreate(id)
    globalThis.gc()
    return (process.memoryUsage().heapUsed - before) / count
  },
}

answer(({ round, count }) => rounds[round](count))
