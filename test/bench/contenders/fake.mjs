import { pathToFileURL } from 'node:url'
import { bodyFor, headers, path } from './documented-example.mjs'

/** The packed and installed package, as a test imports it. */
export async function open({ listen }) {
  const { createExploFake } = await import(pathToFileURL(`${process.env.BENCH_PACKAGE}/dist/index.js`).href)
  const fake = await createExploFake({ listen })
  return {
    url: listen ? fake.url : null,
    async getOrCreate(id) {
      const reply = await fake.fetch(`https://api.explo.co${path}`, { method: 'POST', headers, body: bodyFor(id) })
      return reply.json()
    },
    fetch: fake.fetch,
    world: fake,
    seed: (fixture) => fake.seed(fixture),
    fork: (name) => fake.fork(name),
    reset: () => fake.reset(),
    close: () => fake.close(),
  }
}
