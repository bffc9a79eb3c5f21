import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { exceptions, mayImport } from '../support/import-rules.ts'
import { cyclesIn, importsIn } from '../support/imports.ts'

const src = join(import.meta.dirname, '../../src')
const modules = importsIn(src)

const words =
  /customer|user.?group|group.?tag|visibility|hierarch|blueprint|end.?user|portal|dashboard|embed|explo(?!r|it|de)/i

test('every folder imports only from the folders that the table allows', (t) => {
  const found = [...modules].flatMap(([file, imports]) =>
    imports.filter((path) => !isAllowed(file, path)).map((path) => `${file} → ${path}`),
  )

  t.strictSame(found.sort(), Object.keys(exceptions).sort())
  t.end()
})

test('the code of the engine names nothing of Explo', (t) => {
  const files = readdirSync(join(src, 'engine'), { recursive: true, encoding: 'utf8' })
  const found = files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `engine/${file}`)
    .filter((file) => words.test(withoutComments(readFileSync(join(src, file), 'utf8'))))

  t.strictSame(found, [])
  t.end()
})

test('no modules import each other, not even their types', (t) => {
  const cycles = cyclesIn(modules)

  t.strictSame(cycles, [])
  t.end()
})

/** Comments may show Explo's operations as examples. A line comment stands after white space; `https://` does not. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/(^|\s)\/\/.*/g, '')
}

/** The entry points may import everything. */
function isAllowed(importer: string, imported: string): boolean {
  const [from, to] = [folderOf(importer), folderOf(imported)]
  const allowed = mayImport[from]
  return allowed === undefined || from === to || allowed.includes(to)
}

/** `explo` is one folder; of the engine each folder counts, and the files directly in it together. */
function folderOf(file: string): string {
  const [first = '', second = ''] = file.split('/')
  return first !== 'engine' || second.endsWith('.ts') ? first : `${first}/${second}`
}
