/** In characters. Parsing and redacting a longer text would block the fake. */
const longest = 100_000
const shown = 10_000
/** Redacted, but not shown: a secret at the end must be seen whole before it is cut. */
const readAhead = 2_000

export function isLong(text: string): boolean {
  return text.length > longest
}

/** The first 10,000 characters of a long text, and how many more there are. */
export function beginningOf(text: string, redact: (text: string) => string): string {
  return `${redact(text.slice(0, shown + readAhead)).slice(0, shown)}… (${text.length - shown} more characters)`
}

/** A record with only the beginning of each long text. Of free JSON, the beginning becomes a JSON string. */
export function withoutLongTexts(record: unknown, redact: (text: string) => string): unknown {
  if (typeof record !== 'object' || record === null) return record
  const long = Object.entries(record).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && isLong(entry[1]),
  )
  const beginnings = long.map(([key, text]) => {
    const beginning = beginningOf(text, redact)
    return [key, text.startsWith('{') ? JSON.stringify(beginning) : beginning]
  })
  return long.length === 0 ? record : { ...record, ...Object.fromEntries(beginnings) }
}
