/** The query of a call, without what is undefined; empty when there is nothing to ask. */
export function queryOf(parameters: object): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams(given.map(([name, value]): [string, string] => [name, textOf(value)]))
  return query.size > 0 ? `?${query}` : ''
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
