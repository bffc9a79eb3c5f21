import type { RequestRecord } from '../engine/journal/request-record.ts'

/** With the heading, ten lines. */
const maxRequests = 9
const maxLength = 300

/** What a failed test sent last: at most ten lines with the status, the reason and the fix of each request. */
export function lastRequests(test: string, requests: readonly RequestRecord[]): string {
  if (requests.length === 0) return `explo-fake: the test "${test}" sent no request to its world.`
  const shown = requests.slice(-maxRequests)
  const count = shown.length < requests.length ? `last ${shown.length} of ${requests.length} ` : ''
  return [`explo-fake: the ${count}requests of the test "${test}":`, ...shown.map(line)].join('\n')
}

/** @example '  r1 POST /api/create_customer/ → 400: name: This field is required.' */
function line({ id, method, path, status, reason, hint }: RequestRecord): string {
  const outcome = reason ?? status ?? 'no answer'
  const text = `  ${id} ${method} ${path} → ${outcome}${hint === null ? '' : ` Fix: ${hint}`}`.replace(/\s*\n\s*/g, ' ')
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text
}
