import { ownName } from '../../explo/contract/own-names.ts'

/** Keys whose values open something, or differ in every run. */
const secretKeys = ['token', 'jwt', 'link']

/** A value to show to people: ids and tokens as names that are the same in every run. Tokens are never shown. */
export function normal<Value>(value: Value): Value {
  const secrets = [...new Set(secretsIn(value))]
  const text = secrets.reduce(
    (rest, secret, index) => rest.replaceAll(JSON.stringify(secret).slice(1, -1), `<secret ${index + 1}>`),
    JSON.stringify(value).replace(ownName, '<$1 $2>'),
  )
  return JSON.parse(text)
}

function secretsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) =>
    secretKeys.includes(key) && typeof item === 'string' && !item.startsWith('(') ? [item] : secretsIn(item),
  )
}
