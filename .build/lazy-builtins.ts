import type { Plugin } from 'esbuild'

/** What Fastify loads for servers of a kind that the fake never makes. */
const unused = /^node:(https|http2)$/

/** Lets Fastify load some of Node's own modules on their first use, because loading them takes longer than its own code. */
export const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  setup(build) {
    build.onResolve({ filter: unused }, ({ path, importer }) =>
      importer.includes('/node_modules/fastify/') ? { path, namespace: 'lazy-builtin' } : undefined,
    )
    build.onLoad({ filter: unused, namespace: 'lazy-builtin' }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, name) => require('${path}')[name] })`,
    }))
  },
}
