// What a test file pays for a plugin, once the runner itself and the package are there.
const [, , runner, plugin] = process.argv
await import(runner)
await import('explo-fake')

const start = performance.now()
await import(`explo-fake/${plugin}`)
console.log(performance.now() - start)
