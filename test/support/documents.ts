import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const project = join(import.meta.dirname, '../..')

/** The text of each Markdown and text document, by its path in the repository. */
export const documents = new Map<string, string>()
const others = ['README.md', 'CHANGELOG.md', 'src/README.md', 'test/README.md', 'llms.txt']
for (const path of [...others, ...(await markdownIn('docs')), ...(await markdownIn('.github'))]) {
  documents.set(path, await readFile(join(project, path), 'utf8'))
}

async function markdownIn(folder: string): Promise<string[]> {
  const files = await readdir(join(project, folder), { recursive: true })
  return files.filter((file) => file.endsWith('.md')).map((file) => join(folder, file))
}

/** A block of code in a document. */
interface Block {
  readonly place: string
  readonly code: string
}

/** The code blocks of a language in all documents. */
export function blocks(language: string): Block[] {
  return [...documents].flatMap(([path, text]) =>
    [...text.matchAll(RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(({ 1: code = '', index }) => ({
      place: `${path}:${text.slice(0, index).split('\n').length}`,
      code,
    })),
  )
}
