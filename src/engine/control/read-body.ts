import { checkObject } from '../input/check-object.ts'

/**
 * The body of a call as an object. None at all is an empty one.
 *
 * @param what What a message calls it, for example `A snapshot`.
 * @throws {OptionError} When it is something else, or has a key that the route does not read.
 */
export function readBody<Key extends string>(
  body: unknown,
  what: string,
  known: readonly Key[],
): { readonly [Name in Key]?: unknown } {
  const given = body ?? {}
  checkObject(given, known, `The body of the call`, (key) => `${what} has no "${key}".`)
  return given
}
