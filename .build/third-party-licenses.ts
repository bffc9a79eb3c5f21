import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'
import { project } from './project.ts'

/** Name, version and license text of every package that has code in the bundle. */
export async function thirdPartyLicenses({ outputs }: Metafile): Promise<string> {
  const inputs = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs))
  const folders = new Set(
    inputs.flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? (packageFolder(input) ?? []) : [])),
  )
  const sections = await Promise.all([...folders].sort().map(describe))
  return `explo-fake contains code of these packages.\n\n${sections.join('\n\n')}\n`
}

/** `node_modules/a/node_modules/@b/c/lib/x.js` → `node_modules/a/node_modules/@b/c` */
function packageFolder(input: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]
}

async function describe(folder: string): Promise<string> {
  const path = join(project, folder)
  const { name, version, license, author } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8'))
  const heading = `${name} ${version} (${license})`

  const file = (await readdir(path)).find((file) => /^licen[cs]e/i.test(file))
  const text = file === undefined ? mitWithoutFile(folder, license, author) : await readFile(join(path, file), 'utf8')
  return `${heading}\n${'='.repeat(heading.length)}\n\n${text.trim()}`
}

/** A package of the MIT License that has no file with its text; the same text stands under most of the other packages. */
function mitWithoutFile(folder: string, license: string, author: string): string {
  if (license === 'MIT') return `Copyright (c) ${author}\nMIT License, as given in full elsewhere in this file.`
  throw new Error(`${folder} has no license file, so its code cannot be published in a bundle.`)
}
