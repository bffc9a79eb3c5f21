import { readFileSync } from 'node:fs'
import Module from 'node:module'
import { dirname, join } from 'node:path'
import { runInThisContext, Script } from 'node:vm'
import type * as Bundle from './bundle.ts'

/** Where the bundle is, and the code cache made for it by this V8 on this kind of processor. */
export function bundlePaths(folder: string): { bundle: string; codeCache: string } {
  const { versions, arch } = process
  return { bundle: join(folder, 'bundle.cjs'), codeCache: join(folder, `bundle-${versions.v8}-${arch}.cache`) }
}

/** Compiles a CommonJS file; `cachedData` spares most of the work if it comes from the same V8. */
export function compile(path: string, cachedData?: Buffer): Script {
  // The bundle is all ASCII, which is faster to read as what it also is.
  const source = Module.wrap(readFileSync(path, 'latin1'))
  return new Script(source, { filename: path, ...(cachedData && { cachedData }) })
}

/** Runs a compiled CommonJS file as its loader would. */
export function run(script: Script, path: string, require: NodeJS.Require): typeof Bundle {
  const module = { exports: {} as typeof Bundle }
  script.runInThisContext()(module.exports, require, module, path, dirname(path))
  return module.exports
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
