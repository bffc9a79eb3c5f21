import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { test } from 'tap'
import ts from 'typescript'
import type { Option } from '../../../src/engine/options/option.ts'
import { defaultOf, optionNames, optionTable } from '../../../src/engine/options/option-table.ts'
import { explo } from '../../../src/explo/index.ts'

/** The docstring of each option, as editors show it. */
function docstrings(): Map<string, { text: string; tags: Record<string, string> }> {
  const path = new URL('../../../src/engine/options/options.ts', import.meta.url)
  const file = ts.createSourceFile('options.ts', readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const members = file.statements
    .filter(ts.isInterfaceDeclaration)
    .filter(({ name }) => name.text !== 'LoggerOptions')
    .flatMap(({ members }) => [...members])
  return new Map(
    members.map((member) => {
      const [doc] = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc)
      const textOf = (comment: ts.JSDoc['comment']) => (ts.getTextOfJSDocComment(comment) ?? '').replace(/\s+/g, ' ')
      const tags = Object.fromEntries((doc?.tags ?? []).map((tag) => [tag.tagName.text, textOf(tag.comment)]))
      return [member.name?.getText() ?? '', { text: textOf(doc?.comment), tags }]
    }),
  )
}

const docs = docstrings()

test('every option has a docstring and a row in the table', async (t) => {
  t.strictSame([...docs.keys()].sort(), [...optionNames].sort())
})

for (const name of optionNames) {
  test(`the docstring of "${name}" begins with its sentence, and names its default and an example`, async (t) => {
    const { says, example }: Option = optionTable[name]
    const { text, tags } = docs.get(name) ?? { text: '', tags: {} }

    t.equal(text.slice(0, says.length), says)
    t.equal(tags.default, defaultOf(name))
    t.equal(tags.example, inspect(example))
  })

  test(`the example of "${name}" is accepted`, async (t) => {
    const { read, example }: Option = optionTable[name]

    t.doesNotThrow(() => read(example as never, name, explo))
  })
}
