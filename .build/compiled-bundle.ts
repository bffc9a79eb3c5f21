import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runInThisContext, Script } from 'node:vm'
import type * as Bundle from './bundle.ts'

/** Where the bundle is, and the code cache made for it by this V8 on this kind of processor. */
export function bundlePaths(folder: string): { bundle: string; codeCache: string } {
  const { versions, arch } = process
  return { bundle: join(folder, 'bundle.cjs'), codeCache: join(folder, `bundle-${versions.v8}-${arch}.cache`) }
}

/**
 * What stack traces call the bundle. A code cache keeps the name that it was made under: its own place would be that of the
 * machine that built the package. Test runners leave out of a trace what is below this folder.
 */
const nameInTraces = 'node_modules/explo-fake/dist/bundle.cjs'

/** Compiles the bundle; `cachedData` spares most of the work if it comes from the same V8. */
export function compile(path: string, cachedData?: Buffer): Script {
  // It is all ASCII, which is faster to read as what it also is. Anything put around it here would copy all of it.
  return new Script(readFileSync(path, 'latin1'), { filename: nameInTraces, ...(cachedData && { cachedData }) })
}

/** Runs the compiled bundle as the loader of CommonJS would. */
export function run(script: Script, path: string, require: NodeJS.Require): typeof Bundle {
  const module = { exports: {} as typeof Bundle }
  const global: Record<symbol, unknown> = globalThis as never
  global[asFunction] = true
  const evaluate = script.runInThisContext()
  delete global[asFunction]
  evaluate(module.exports, require, module, path, dirname(path))
  return module.exports
}

/** While this is set on the global object, the bundle is a function of what a CommonJS module is given. */
const asFunction = Symbol.for('explo-fake.bundleAsFunction')

/** What goes around the bundle for that. Else it is a CommonJS module like any other. */
export const aroundBundle = {
  before: `(globalThis[Symbol.for("${asFunction.description}")] ? (f) => f : (f) => f(exports, require, module, __filename, __dirname))(function (exports, require, module, __filename, __dirname) {`,
  after: '})',
}

/** The exports of the bundle, with the help of its code cache; undefined where that is for another Node. */
export function fromCodeCache(folder: string, require: NodeJS.Require): typeof Bundle | undefined {
  // A test runner may give each file a global scope of its own, where the objects of this one would be strangers.
  if (runInThisContext('globalThis') !== globalThis) return undefined

  const { bundle, codeCache } = bundlePaths(folder)
  const cachedData = readIfThere(codeCache)
  return cachedData && run(compile(bundle, cachedData), bundle, require)
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
