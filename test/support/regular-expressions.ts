import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const source = fileURLToPath(new URL('../../src/', import.meta.url))

/** Every literal of a regular expression in `src`, with the file that has it. */
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

/** What an input that is slow to match is made of: the characters of a regular expression, and its words. */
export function piecesOf({ source }: RegExp): string[] {
  return [...new Set([...source, ...(source.match(/\w{2,}/g) ?? [])])]
}
