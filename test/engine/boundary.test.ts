import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { cyclesIn, importsIn } from '../support/imports.ts'

const src = join(import.meta.dirname, '../../src')
const modules = importsIn(src)

const words =
  /customer|user.?group|group.?tag|visibility|hierarch|blueprint|end.?user|portal|dashboard|embed|explo(?!r|it|de)/i

test('the engine imports nothing of Explo', (t) => {
  const engine = [...modules].filter(([file]) => file.startsWith('engine/'))

  const found = engine.filter(([, imports]) => imports.some((path) => path.startsWith('explo/')))

  t.strictSame(
    found.map(([file]) => file),
    [],
  )
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
