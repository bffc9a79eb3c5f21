import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import project from '../package.json' with { type: 'json' }

interface BundledPackage {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly author?: string | { readonly name: string }
}

/** The licence texts of the packages in these folders, with names and versions. */
export async function licenses(folders: ReadonlySet<string>): Promise<string> {
  const sections = await Promise.all([...folders].sort().map(licenseSection))
  return `${project.name} contains code of these packages.\n\n${sections.join('\n\n')}\n`
}

/** The packages in these folders as a CycloneDX document, for vulnerability scanners. */
export async function softwareBillOfMaterials(folders: ReadonlySet<string>): Promise<string> {
  const packages = await Promise.all([...folders].sort().map(read))
  const components = packages.map(({ name, version, license }) => ({
    type: 'library',
    name,
    version,
    licenses: [{ license: { id: license } }],
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
  }))
  const component = { type: 'library', name: project.name, version: project.version }
  return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component }, components }, null, 2)}\n`
}

async function read(folder: string): Promise<BundledPackage> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
}

async function licenseSection(folder: string): Promise<string> {
  const { name, version, license, author } = await read(folder)
  const heading = `${name} ${version} (${license})`
  const file = (await readdir(folder)).find((file) => /^licen[cs]e/i.test(file))
  const text = file === undefined ? mitWithoutFile(name, license, author) : await readFile(join(folder, file), 'utf8')
  return `${heading}\n${'='.repeat(heading.length)}\n\n${text.trim()}`
}

/** Refers to the MIT License of another package, for a package that does not contain its licence text. */
function mitWithoutFile(name: string, license: string, author: BundledPackage['author']): string {
  if (license !== 'MIT') throw new Error(`${name} has no licence file, so its code cannot be published in a bundle.`)
  const holder = typeof author === 'object' ? author.name : author
  return `Copyright (c) ${holder}\nMIT License, as given in full elsewhere in this file.`
}
