import { FixtureError } from '../../src/index.ts'

/** The mistakes with which a fixture is refused; empty when it is accepted. */
export async function mistakesOf(attempt: Promise<unknown>): Promise<FixtureError['mistakes']> {
  return (await refusalOf(attempt))?.mistakes ?? []
}

/** One line for each of these mistakes. */
export async function complaintsOf(attempt: Promise<unknown>): Promise<string[]> {
  return (await refusalOf(attempt))?.problem.split('\n') ?? []
}

async function refusalOf(attempt: Promise<unknown>): Promise<FixtureError | undefined> {
  try {
    await attempt
    return undefined
  } catch (error) {
    if (error instanceof FixtureError) return error
    throw error
  }
}
