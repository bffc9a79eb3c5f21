import { shown } from './shown.ts'
import { OptionError } from './tester-error.ts'

/** @param what Whose name it is, for example `A snapshot`. @throws {OptionError} */
export function readName(name: unknown, what: string): string {
  if (typeof name === 'string' && name.trim() !== '') return name
  throw new OptionError(`${what} cannot be named ${shown(name)}.`, 'Give a text that is not blank.')
}
