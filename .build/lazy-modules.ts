import type { Plugin } from 'esbuild'
import { project } from './project.ts'

/** What Fastify and its router load at once, for servers of a kind that the fake never makes, or hardly ever. */
const rarelyUsed = /^(node:(dns|http2|https|os)|@fastify\/proxy-addr|semver)$/
/** What they use of these is small, and can be had without loading them. */
const standIns: Readonly<Record<string, string>> = {
  'node:assert': `module.exports = (holds, message) => { if (!holds) require('node:assert')(holds, message) }`,
  'node:perf_hooks': 'exports.performance = { now: () => performance.now() }',
  // It looks at three of its own expressions when it is loaded.
  'safe-regex2': `let own = 3; module.exports = (...args) => own-- > 0 || require('safe-regex2')(...args)`,
}

/** Lets Fastify load some modules on their first use, because loading them takes longer than its own code. */
export const lazyModules: Plugin = {
  name: 'lazy-modules',
  setup(build) {
    build.onResolve({ filter: /./ }, ({ path, importer }) => {
      const isLazy =
        /\/node_modules\/(fastify|find-my-way)\//.test(importer) && (rarelyUsed.test(path) || path in standIns)
      return isLazy ? { path, namespace: 'lazy-module' } : undefined
    })
    build.onLoad({ filter: /./, namespace: 'lazy-module' }, ({ path }) => ({
      contents: standIns[path] ?? onFirstUse(path),
      resolveDir: project,
    }))
  },
}

function onFirstUse(path: string): string {
  return `module.exports = new Proxy(function () {}, {
    get: (_, name) => require('${path}')[name],
    apply: (_, self, args) => require('${path}').apply(self, args),
  })`
}
