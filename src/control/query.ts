import { suggestion } from '../world/nearest.ts'
import { ControlError } from './errors.ts'

/** The parameters of a query, of which only `known` ones may be given, each once. */
export function readQuery<Name extends string>(query: unknown, known: readonly Name[]): { [Key in Name]?: string } {
  for (const [name, value] of Object.entries(query as object)) {
    if (!known.some((one) => one === name)) {
      throw new ControlError(400, 'EXPLO_FAKE_QUERY', `There is no query parameter "${name}".`, suggestion(name, known))
    }
    if (typeof value !== 'string') {
      throw new ControlError(400, 'EXPLO_FAKE_QUERY', `The query parameter "${name}" is given twice.`, 'Give it once.')
    }
  }
  return query as { [Key in Name]?: string }
}
