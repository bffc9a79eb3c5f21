import { readFileSync } from 'node:fs'
import Module from 'node:module'
import { dirname } from 'node:path'
import { Script } from 'node:vm'

/** Compiles a CommonJS file; `cachedData` spares most of the work if it comes from the same V8. */
export function compile(path: string, cachedData?: Buffer): Script {
  const source = Module.wrap(readFileSync(path, 'utf8'))
  return new Script(source, { filename: path, ...(cachedData && { cachedData }) })
}

/** Runs a compiled CommonJS file as its loader would. */
export function run(script: Script, path: string, require: NodeJS.Require): void {
  script.runInThisContext()({}, require, {}, path, dirname(path))
}

/** Where the code cache of a file is, for this V8 on this kind of processor. */
export function codeCachePath(path: string): string {
  return path.replace(/\.cjs$/, `-${process.versions.v8}-${process.arch}.cache`)
}
