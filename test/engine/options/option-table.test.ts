import { test } from 'tap'
import { type Option, optionNames, optionTable } from '../../../src/engine/options/option-table.ts'
import { explo } from '../../../src/explo/index.ts'

for (const name of optionNames) {
  test(`the example of "${name}" is accepted`, async (t) => {
    const { read, example }: Option = optionTable[name]

    t.doesNotThrow(() => read(example as never, name, explo))
  })
}
