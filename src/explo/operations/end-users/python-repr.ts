import { isMembers, type JsonTree, readTree } from '../../../engine/input/json-tree.ts'

/** The text of a JSON value as Python prints a dictionary: what Explo's example shows instead of JSON. Numbers keep their spelling. */
export function pythonRepr(json: string): string {
  return reprOf(readTree(json))
}

const words: Readonly<Record<string, string>> = { null: 'None', true: 'True', false: 'False' }

function reprOf(tree: JsonTree): string {
  if (typeof tree === 'string') return tree.startsWith('"') ? quoted(JSON.parse(tree)) : (words[tree] ?? tree)
  if (!isMembers(tree)) return `[${tree.map(reprOf).join(', ')}]`

  const entries = Array.from(tree, ([key, { value }]) => `${quoted(key)}: ${reprOf(value)}`)
  return `{${entries.join(', ')}}`
}

/** Python takes double quotes only for a text with single ones and no double ones. */
function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replace(/\p{Control}/gu, escapedControl)
  if (text.includes("'") && !text.includes('"')) return `"${escaped}"`
  return `'${escaped.replaceAll("'", "\\'")}'`
}

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escapedControl(character: string): string {
  return shortEscapes[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`
}
