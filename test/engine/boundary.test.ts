import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'

const engine = join(import.meta.dirname, '../../src/engine')

const words =
  /customer|user.?group|group.?tag|visibility|hierarch|blueprint|end.?user|portal|dashboard|embed|explo(?!r|it|de)/i

test('the code of the engine contains no Explo-specific names', (t) => {
  const found = readdirSync(engine, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => words.test(withoutComments(readFileSync(join(engine, file), 'utf8'))))

  t.strictSame(found, [])
  t.end()
})

/** Comments may show Explo's operations as examples. A line comment stands after white space; `https://` does not. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/(^|\s)\/\/.*/g, '')
}
