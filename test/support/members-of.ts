/** The names of the public members of an object, inherited ones included. */
export function membersOf(object: object): string[] {
  const prototype = Object.getPrototypeOf(object)
  const inherited = prototype === Object.prototype ? [] : membersOf(prototype)
  const own = Object.getOwnPropertyNames(object).filter((name) => name !== 'constructor')
  return [...new Set([...own, ...inherited])]
}
