import { FixtureError } from '../../src/index.ts'

/** The mistakes with which a fixture is refused; empty when it is accepted. */
export async function mistakesOf(attempt: Promise<unknown>): Promise<FixtureError['mistakes']> {
  try {
    await attempt
    return []
  } catch (error) {
    if (error instanceof FixtureError) return error.mistakes
    throw error
  }
}
