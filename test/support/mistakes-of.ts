import { FixtureError } from '../../src/index.ts'

/** What is wrong with a fixture that is refused; nothing when it is accepted. */
export async function mistakesOf(attempt: Promise<unknown>): Promise<FixtureError['mistakes']> {
  try {
    await attempt
    return []
  } catch (error) {
    if (error instanceof FixtureError) return error.mistakes
    throw error
  }
}
