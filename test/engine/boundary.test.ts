import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'

const engine = join(import.meta.dirname, '../../src/engine')

/** The folders of the engine that would be the same for another service. */
const folders = ['contract', 'shadow']

/** Words for things of Explo. The package and its errors are named after it, so `explo-fake` and `ExploFake` are none. */
const words = /customer|user.?group|visibility|group.?tag|blueprint|end.?user|dashboard|embed|explo(?!-?fake|_fake)/gi

for (const folder of folders) {
  test(`engine/${folder} neither imports from Explo nor names its things`, async (t) => {
    const names = (await readdir(join(engine, folder), { recursive: true })).filter((name) => name.endsWith('.ts'))
    const named: string[] = []
    for (const name of names) {
      const code = withoutComments(await readFile(join(engine, folder, name), 'utf8'))
      for (const [word] of code.matchAll(words)) named.push(`${name}: ${word}`)
    }

    t.ok(names.length > 0)
    t.strictSame(named, [])
  })
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/gm, '')
}
