import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** Each module of a folder with the modules that it imports, type-only imports included. Paths are relative to `root`. */
export function importsIn(root: string): ReadonlyMap<string, readonly string[]> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  return new Map(files.map((file) => [file, importsOf(root, file)]))
}

function importsOf(root: string, file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  const specifiers = text.matchAll(/(?:\bfrom|^import|\bimport\()\s*'(\.[^']+\.ts)'/gm)
  return [...specifiers].map(([, specifier = '']) => relative(root, join(root, dirname(file), specifier)))
}

/** Groups of modules that import each other, directly or indirectly. Each group is in alphabetical order. */
export function cyclesIn(modules: ReadonlyMap<string, readonly string[]>): string[][] {
  const reached = new Map([...modules.keys()].map((file) => [file, reachedFrom(file, modules)]))
  const inCycles = [...modules.keys()].filter((file) => reached.get(file)?.has(file)).sort()
  const groups = inCycles.map((file) => inCycles.filter((other) => isCycle(file, other, reached)))
  return [...new Map(groups.map((group) => [group.join(), group])).values()]
}

function isCycle(one: string, other: string, reached: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  return reached.get(one)?.has(other) === true && reached.get(other)?.has(one) === true
}

function reachedFrom(start: string, modules: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>()
  const next = [...(modules.get(start) ?? [])]
  for (let file = next.pop(); file !== undefined; file = next.pop()) {
    if (reached.has(file)) continue
    reached.add(file)
    next.push(...(modules.get(file) ?? []))
  }
  return reached
}
