import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { explo } from '../../explo/index.ts'

/** The variables of a project that begin with `EXPLO_`: of each kind the first one, and the file that names it. */
export function environmentNames(sources: readonly Source[]) {
  const all = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/\b(?!EXPLO_FAKE_)EXPLO_[A-Z\d_]+\b/g)].map(([name]) => ({ name, file })),
  )
  const first = (pattern: RegExp) => all.find(({ name }) => pattern.test(name))
  return {
    url: first(/_(URL|ENDPOINT|ORIGIN)$/),
    // A key for embed JWTs is no API token.
    apiToken: first(/^(?!.*(READ_?ONLY|EMBED|JWT)).*(KEY|TOKEN)$/),
    readOnlyToken: first(/READ_?ONLY\w*(KEY|TOKEN)$/),
  }
}

/**
 * The path of the base URL in a variable, for example `/api`: of its value in a file, or of its default in the source.
 *
 * @param operation The path of an operation. It must begin with the path: another one is that of a proxy, and not Explo's.
 */
export function urlPathOf(name: string, sources: readonly Source[], operation: string): string {
  const pattern = new RegExp(`\\b${name}\\b[^/\\n]*?https?://[^/\\s'"\`]+(/[^\\s'"\`]*)`)
  const paths = sources.map(({ text }) => pattern.exec(text)?.[1] ?? '')
  return paths.find((path) => path !== '' && operation.startsWith(path)) ?? ''
}

/** The names for the option `env` that every suite needs, with defaults for those that were not found. */
export function namesFor({ url, apiToken }: ReturnType<typeof environmentNames>) {
  const usual = explo.environmentNames
  return { url: url?.name ?? usual.url, apiToken: apiToken?.name ?? usual.apiToken }
}

/** A file of the project that may have settings for Explo. */
interface Source {
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
