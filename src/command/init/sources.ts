import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

/** A file that may name Explo. */
export interface Source {
  /** Relative to the project. */
  readonly file: string
  readonly text: string
}

const sourceTypes = new Set(['.js', '.cjs', '.mjs', '.jsx', '.ts', '.cts', '.mts', '.tsx'])
const otherFolders = new Set(['node_modules', 'dist', 'build', 'coverage'])
/** Enough for a project, and read in less than a second. */
const maxSources = 2000

/** The files with variables first, then the source. */
export function sourcesIn(folder: string): Source[] {
  const variables = readdirSync(folder).filter((file) => /^\.env(\.|$)/.test(file))
  const files = [...variables, ...filesIn(folder, '')].slice(0, maxSources)
  return files.map((file) => ({ file, text: textOf(join(folder, file)) }))
}

function filesIn(folder: string, path: string): string[] {
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    const inner = path === '' ? entry.name : `${path}/${entry.name}`
    if (entry.isDirectory()) {
      return entry.name.startsWith('.') || otherFolders.has(entry.name) ? [] : filesIn(folder, inner)
    }
    return entry.isFile() && sourceTypes.has(extname(entry.name)) ? [inner] : []
  })
}

export function textOf(path: string): string {
  return readFileSync(path, 'utf8')
}
