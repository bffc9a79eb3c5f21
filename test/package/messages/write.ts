import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fileOf, toText } from './file.ts'
import { messagesOf } from './index.ts'
import { runBundled, runHere } from './run-command.ts'

// Writes what the package says now; with the folder of commit e683736, installed and built, what that said.
const [folder] = process.argv.slice(2)
const library = await import(pathToFileURL(resolve(folder ?? '.', 'src/index.ts')).href)
const command = folder === undefined ? runHere : runBundled(join(folder, 'dist/cli.cjs'))
const messages = await messagesOf({ library, command })

/** What that commit could not do. */
const isNew =
  /Blueprints?$|blueprints|^(explore|expectChanges): |^option: .*probe$|explo-fake (help )?(init|probe)|--probe|^control: what no answer can include$/

const kept = Object.entries(messages).filter(
  ([name, text]) => folder === undefined || !(isNew.test(name) || /^(nothing is refused|TypeError|$)/.test(text)),
)
await writeFile(fileOf(folder === undefined ? 'now' : 'before'), toText(Object.fromEntries(kept)))
