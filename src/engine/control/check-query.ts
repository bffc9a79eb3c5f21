import { suggestion } from '../input/nearest.ts'
import { ControlError } from './errors.ts'

/**
 * Refuses query parameters that a route would not read: `DELETE /requests?status=404` would clear everything.
 *
 * @throws {ControlError} 400
 */
export function checkQuery(query: object, known: readonly string[]): void {
  for (const [name, value] of Object.entries(query)) {
    if (!known.includes(name)) throw mistake(`There is no query parameter "${name}".`, suggestion(name, known))
    if (typeof value !== 'string') throw mistake(`The query parameter "${name}" is given twice.`, 'Give it once.')
  }
}

function mistake(message: string, hint: string): ControlError {
  return new ControlError('EXPLO_FAKE_QUERY', message, hint)
}
