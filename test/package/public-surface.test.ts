import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import packageJson from '../../package.json' with { type: 'json' }
import { commandNames, flagsOf } from '../../src/command/commands.ts'
import { exitCodes } from '../../src/command/failure.ts'
import { controlErrors } from '../../src/engine/control/errors.ts'
import { localErrors } from '../../src/engine/input/tester-error.ts'
import { errorCode } from '../../src/engine/product.ts'
import { explo } from '../../src/explo/index.ts'
import { operationNames } from '../../src/explo/operations/index.ts'
import * as library from '../../src/index.ts'
import { declaredTypes } from '../support/declared-types.ts'

const project = join(import.meta.dirname, '../..')

/** Groups of words, for example the flags of a command. */
type Surface = Record<string, string>

interface Change {
  readonly why: string
  /** Groups whose words changed, with `+` before what is new and `-` before what is gone. */
  readonly words: Surface
}

interface Committed {
  readonly surface: Surface
  readonly changes: readonly Change[]
}

test('what users can import, call and read is what was committed, with the changes that were intended', async (t) => {
  const committed: Committed = JSON.parse(await readFile(join(project, 'test/package/public-surface.json'), 'utf8'))
  const differences = differencesOf(expectedOf(committed), await currentSurface())

  t.strictSame(
    differences,
    {},
    'add an intended change to "changes" in test/package/public-surface.json and to CHANGELOG.md',
  )
})

test('every change of what users see has a reason, and changes something', async (t) => {
  const { changes }: Committed = JSON.parse(await readFile(join(project, 'test/package/public-surface.json'), 'utf8'))

  for (const { why, words } of changes) {
    t.match(why, /^[A-Z`].*\.$/)
    for (const [group, text] of Object.entries(words)) t.match(text, /^[+-]/, group)
  }
})

async function currentSurface(): Promise<Surface> {
  const fake = await library.createExploFake({ listen: false })
  const routes = await fake.routes()
  const reply = await fake.fetch('http://localhost/__admin/openapi-control.json')
  const { paths } = (await reply.json()) as { paths: Record<string, object> }
  await fake.close()
  const runners = Object.keys(packageJson.typesVersions['*'])
  const entries = ['index', ...runners.map((runner) => `runners/${runner}`)]
  const [types = {}, ...ofRunners] = declaredTypes(entries.map((entry) => join(project, `dist/${entry}.d.ts`)))
  const ofService = explo.handleMembers.flatMap(({ errors = {} }) => Object.keys(errors))
  return {
    'values of explo-fake': words(Object.keys(library)),
    ...group(runners, 'explo-fake/', (runner) => words(Object.keys(ofRunners[runners.indexOf(runner)] ?? {}))),
    commands: words(commandNames),
    ...group(commandNames, 'explo-fake ', (name) => words(flagsOf(name).map((flag) => `--${flag}`))),
    'exit codes': words(Object.keys(exitCodes)),
    ...controlRoutes(paths),
    ...Object.fromEntries(
      routes.map(({ operation, method, paths }) => [
        `operation ${operation}`,
        words([String(method), ...paths.map(({ path }) => path)]),
      ]),
    ),
    'error codes': words([...Object.keys({ ...controlErrors, ...localErrors }), ...ofService].map(errorCode)),
    ...group(Object.keys(types), 'type ', (name) => withoutOperations(types[name] as string)),
  }
}

/** The operations have groups of their own. */
function withoutOperations(text: string): string {
  return words(wordsIn(text).filter((word) => !operationNames.some((name) => word === `"${name}"`)))
}

function group<Name extends string>(names: readonly Name[], prefix: string, wordsOf: (name: Name) => string): Surface {
  return Object.fromEntries(names.map((name) => [prefix + name, wordsOf(name)]))
}

/** Without the routes that repeat others for the world in their path. */
function controlRoutes(paths: Record<string, object>): Surface {
  const surface: Record<string, string[]> = {}
  for (const [path, item] of Object.entries(paths)) {
    if (path.startsWith('/__admin/worlds/{world}')) continue
    const route = path.replace(/^\/__admin/, '').replaceAll(/\{(\w+)\}/g, ':$1')
    for (const method of Object.keys(item)) {
      const group = `control ${method.toUpperCase()}`
      surface[group] = [...(surface[group] ?? []), route]
    }
  }
  return Object.fromEntries(Object.entries(surface).map(([group, routes]) => [group, words(routes)]))
}

function words(list: readonly string[]): string {
  return [...list].sort().join(' ')
}

/** The committed surface, changed as intended. */
function expectedOf({ surface, changes }: Committed): Surface {
  const expected = { ...surface }
  for (const { words: changed } of changes) {
    for (const [group, text] of Object.entries(changed)) {
      const known = new Set(wordsIn(expected[group]))
      for (const word of wordsIn(text)) word.startsWith('+') ? known.add(word.slice(1)) : known.delete(word.slice(1))
      expected[group] = words([...known])
    }
  }
  return expected
}

/** For each group what is new, after `+`, and what is gone, after `-`. */
function differencesOf(expected: Surface, current: Surface): Surface {
  const groups = new Set([...Object.keys(expected), ...Object.keys(current)])
  return Object.fromEntries(
    [...groups].flatMap((group) => {
      const [before, after] = [wordsIn(expected[group]), wordsIn(current[group])]
      const added = after.filter((word) => !before.includes(word)).map((word) => `+${word}`)
      const removed = before.filter((word) => !after.includes(word)).map((word) => `-${word}`)
      return added.length + removed.length === 0 ? [] : [[group, [...added, ...removed].join(' ')]]
    }),
  )
}

function wordsIn(text = ''): string[] {
  return text.split(' ').filter((word) => word !== '')
}
