import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { OptionError } from '../engine/input/tester-error.ts'
import type { Given } from './flags.ts'
import { namesFor } from './init/environment-names.ts'
import { type NewFile, newFiles, runLine, sharedFake } from './init/files.ts'
import { type Project, readProject, runnerTitles } from './init/project.ts'
import { indented, type Terminal } from './terminal.ts'

/**
 * Writes an example test, a fixture and the settings of the runner for the project in this folder. Changes no file that
 * exists.
 */
export function init(_given: Given, _operands: readonly string[], terminal: Terminal): void {
  const folder = terminal.cwd()
  const project = readProject(folder)
  const files = newFiles(project).map((file) => ({ file, isNew: write(folder, file) }))
  const written = files.filter(({ isNew }) => isNew).map(({ file }) => [file.path, file.says] as const)
  const left = files.filter(({ isNew }) => !isNew).map(({ file }) => [file.path, 'exists already'] as const)
  terminal.stdout.write(
    [
      ...section('Found:', facts(project)),
      ...section('Wrote:', written),
      ...section('Not changed:', [...left, ...ownSettings(project)]),
      ...section('Next:', steps(project)),
    ].join('\n'),
  )
}

/** @returns False when it exists. @throws {OptionError} When it cannot be written. */
function write(folder: string, { path, text }: NewFile): boolean {
  const target = join(folder, path)
  if (existsSync(target)) return false
  try {
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text, { flag: 'wx' })
    return true
  } catch (error) {
    throw new OptionError(`${path} cannot be written: ${(error as Error).message}.`, 'Run init where you may write.')
  }
}

type Row = readonly [name: string, text: string]

function facts({ runner, isModule, isTypeScript, env, urlPath }: Project): Row[] {
  const names = namesFor(env)
  const variables = (['url', 'apiToken', 'readOnlyToken'] as const).flatMap((kind) => {
    const found = env[kind]
    if (found) return [`${found.name} (in ${found.file})`]
    return kind === 'readOnlyToken' ? [] : [`${names[kind]} (the default, because none was found)`]
  })
  return [
    ['runner', runnerTitles[runner]],
    ['modules', isModule ? 'ES modules' : 'CommonJS'],
    ['tests in', isTypeScript ? 'TypeScript' : 'JavaScript'],
    ...variables.map((text): Row => ['variable', text]),
    ...(urlPath === '' ? [] : [['URL path', urlPath] as const]),
  ]
}

function ownSettings({ runner, settings }: Project): Row[] {
  const addition = sharedFake[runner]
  return settings === undefined || addition === undefined
    ? []
    : [[settings, `for one fake in all workers add ${addition}`]]
}

function steps(project: Project): Row[] {
  const { isInstalled, hostFiles, env } = project
  const install: Row[] = isInstalled ? [] : [['install', 'npm install --save-dev explo-fake']]
  const intercept: Row[] =
    env.url === undefined && hostFiles[0] !== undefined
      ? [['intercept', `${hostFiles[0]} has a fixed host: see docs/guides/interception.md in the package`]]
      : []
  return [...install, ['run', runLine(project)], ...intercept]
}

/** A title with rows below it. Nothing when there are none. */
function section(title: string, rows: readonly Row[]): string[] {
  return rows.length === 0 ? [] : [title, ...indented(rows), '']
}
