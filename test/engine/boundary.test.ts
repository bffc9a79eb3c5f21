import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'

const engine = join(import.meta.dirname, '../../src/engine')
const files = readdirSync(engine, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

const words =
  /customer|user.?group|group.?tag|visibility|hierarch|blueprint|end.?user|portal|dashboard|embed|explo\.co/i

test('the engine has no words of Explo, not even in its comments', (t) => {
  const found = files.filter((file) => words.test(read(file)))

  t.strictSame(found, [])
  t.end()
})

test('the code of the engine does not name Explo', (t) => {
  const found = files.filter((file) => /explo(?!r|it|de)/i.test(withoutComments(read(file))))

  t.strictSame(found, [])
  t.end()
})

function read(file: string): string {
  return readFileSync(join(engine, file), 'utf8')
}

/** Comments use the name of the package. A line comment stands after white space; `https://` does not. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/(^|\s)\/\/.*/g, '')
}
