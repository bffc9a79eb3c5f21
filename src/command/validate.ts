import { FixtureError, type FixtureMistake } from '../engine/input/fixture-error.ts'
import { OptionError } from '../engine/input/tester-error.ts'
import { createExploFake } from '../fake.ts'
import type { Given } from './flags.ts'
import { findFixtures, fixtureNames } from './options.ts'
import type { Terminal } from './terminal.ts'

/**
 * Checks files, and prints the valid ones. Without a file, it checks the fixture of the working directory.
 *
 * @throws {FixtureError} With every mistake of the other files.
 */
export async function validate(
  { fixtures: base = [] }: Given,
  operands: readonly string[],
  terminal: Terminal,
): Promise<void> {
  const { stdout } = terminal
  const files = operands.length > 0 ? operands : [ownFixtures(terminal)]
  const mistakes: FixtureMistake[] = [...(await mistakesIn(base))]
  if (mistakes.length > 0) throw invalid(mistakes)

  for (const file of files) {
    const found = await mistakesIn([...base, file])
    if (found.length === 0) stdout.write(`${file}: ok\n`)
    mistakes.push(...found)
  }
  if (mistakes.length > 0) throw invalid(mistakes)
}

/** @throws {OptionError} When there is none. */
function ownFixtures(terminal: Terminal): string {
  const found = findFixtures({}, terminal)
  if (found !== undefined) return found
  throw new OptionError(
    `There is no ${fixtureNames[0]} in this folder.`,
    'Name a file: explo-fake validate fixtures/acme.json',
  )
}

/** An error that does not mention what was stored, because this command stores nothing. */
function invalid(mistakes: readonly FixtureMistake[]): FixtureError {
  return new FixtureError(mistakes, '')
}

/** The mistakes that a fake finds in these fixtures. */
async function mistakesIn(fixtures: readonly string[]): Promise<readonly FixtureMistake[]> {
  try {
    const fake = await createExploFake({ fixtures, listen: false })
    await fake.close()
    return []
  } catch (error) {
    if (error instanceof FixtureError) return error.mistakes
    throw error
  }
}
