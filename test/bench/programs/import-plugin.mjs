// Measures importing a plugin after its runner and the package were imported.
const [, , runner, plugin] = process.argv
await import(runner)
await import('explo-fake')

const start = performance.now()
await import(`explo-fake/${plugin}`)
console.log(performance.now() - start)
