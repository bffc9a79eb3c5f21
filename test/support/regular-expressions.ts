import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const source = fileURLToPath(new URL('../../src/', import.meta.url))

/** Every regular expression literal in `src`, with its file. */
export async function regularExpressions(): Promise<{ file: string; regExp: RegExp }[]> {
  const files = (await readdir(source, { recursive: true })).filter((file) => file.endsWith('.ts'))
  const found = files.map(async (file) => {
    const tree = ts.createSourceFile(file, await readFile(join(source, file), 'utf8'), ts.ScriptTarget.Latest)
    return literalsIn(tree, tree).map((literal) => ({ file, regExp: parse(literal) }))
  })
  return (await Promise.all(found)).flat()
}

function literalsIn(node: ts.Node, tree: ts.SourceFile): string[] {
  const own = ts.isRegularExpressionLiteral(node) ? [node.text] : []
  const inside: string[] = []
  ts.forEachChild(node, (child) => {
    inside.push(...literalsIn(child, tree))
  })
  return [...own, ...inside]
}

function parse(literal: string): RegExp {
  const end = literal.lastIndexOf('/')
  return new RegExp(literal.slice(1, end), literal.slice(end + 1))
}

/** The characters and words of a regular expression: inputs that are slow to match consist of them. */
export function piecesOf({ source }: RegExp): string[] {
  return [...new Set([...source, ...(source.match(/\w{2,}/g) ?? [])])]
}
