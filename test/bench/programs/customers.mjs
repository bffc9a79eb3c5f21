import { answer, contender } from './contender.mjs'

// Measures a fake with 100,000 customers on three levels.
const { open } = await contender()
const server = await open({ listen: true })
const levels = ['League', 'Team', 'Player']
const headers = { 'explo-authorization': 'Token explo-test-token' }
await server.seed({
  hierarchy_levels: levels,
  customers: Array.from({ length: 100_000 }, (_, index) => customer(index)),
})
globalThis.gc()
let watch

const rounds = {
  url: () => server.url,

  /** Microseconds for one page, without a socket. */
  async page({ page, calls }) {
    const start = performance.now()
    for (let call = 0; call < calls; call++) {
      const reply = await server.fetch(`https://api.explo.co/v2/api/customers/?page=${page}`, { headers })
      const { results } = await reply.json()
      if (results.customers.length !== 20) throw new Error(`Page ${page} has ${results.customers.length} customers.`)
    }
    return ((performance.now() - start) * 1000) / calls
  },

  'begin to watch'() {
    watch = watchWork()
  },

  /** The longest uninterrupted work since `begin to watch`, in milliseconds. */
  'end to watch': () => watch(),
}

answer(({ round, ...options }) => rounds[round](options))

/** Every page has the levels in the same proportion, because inherited values cost time too. */
function customer(index) {
  const depth = index % levels.length
  return {
    provided_id: `example_${index}`,
    name: `Example ${index}`,
    hierarchy_level: levels[depth],
    ...(depth > 0 && { parent_provided_id: `example_${index - 1}` }),
    mapping: { 40: '213', 134: '386' },
    properties: { filterValue: 'value', [levels[depth]]: index },
  }
}

/** Measures processor time, because on a busy machine this process also waits for others. */
function watchWork() {
  let longest = 0
  let last = process.cpuUsage()
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(last)
    longest = Math.max(longest, (user + system) / 1000)
    last = process.cpuUsage()
  })
  return () => {
    clearInterval(timer)
    return longest
  }
}
