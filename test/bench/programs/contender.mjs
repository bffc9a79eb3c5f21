/** Loads the contender that the program's argument names, a module of `../contenders`. */
export async function contender() {
  return import(`../contenders/${process.argv[2]}.mjs`)
}

/** Answers every message of the benchmark with the result of `round`. */
export function answer(round) {
  process.on('message', async (input) => process.send((await round(input)) ?? null))
  process.send('ready')
}

export async function millisecondsOf(work) {
  const start = performance.now()
  await work()
  return performance.now() - start
}
