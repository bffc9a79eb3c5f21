import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import blankTypes from 'ts-blank-space'
import ts from 'typescript'

// Turns TypeScript into JavaScript in the processes of tap. Types become blanks, so every other character keeps its place,
// and coverage is exact without source maps.

export async function load(url, context, nextLoad) {
  if (!url.endsWith('.ts')) return nextLoad(url, context)
  const path = fileURLToPath(url)
  const text = await readFile(path, 'utf8')
  const source = /^ +(await )?using /m.test(text) ? withoutUsing(text, path) : blankTypes(text)
  return { format: 'module', shortCircuit: true, source }
}

/** Node 20 does not know `using`, which only tests have. */
function withoutUsing(text, path) {
  return ts.transpile(text, { target: 'es2023', module: 'esnext', inlineSourceMap: true }, path)
}
