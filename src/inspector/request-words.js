import { verbOf } from './differences.js'

// The words of a line of the journal. Does not touch the page.

/** Fields that name the record of a request, the best ones first. */
const naming = [
  'provided_id',
  'user_group_id',
  'blueprint_name',
  'blueprint_id',
  'name',
  'embed_id',
  'dashboard_embed_id',
  'key_id',
]

/** The record that a request is about, for example `acme`; undefined when it names none. */
export function recordOf({ changes, body, path, reply }) {
  const changed = changes[0]?.after ?? changes[0]?.before
  if (typeof changed === 'string') return changed
  const query = Object.fromEntries(new URLSearchParams(path.split('?')[1]))
  for (const record of [changed, body, query, reply?.customer, reply?.user_group]) {
    const field = naming.find((name) => ['number', 'string'].includes(typeof record?.[name]))
    if (field !== undefined) return String(record[field])
  }
  return undefined
}

/**
 * The operation that answered, or the one that the path would have reached with another method or with its slash.
 *
 * @param routes The operations, as the control API lists them.
 */
export function operationWords({ operation, method, path }, routes) {
  if (operation !== null) return operation
  const [asked] = path.split('?')
  const near = routes.filter(({ paths }) => paths.some((one) => one.path === asked || one.path === `${asked}/`))
  const meant = near.find((route) => route.method === method) ?? near[0]
  return meant?.operation ?? 'no operation'
}

/** What changed, in a few words for each kind: `created customer`, `changed customer ×3`. */
export function changeWords({ changes }) {
  const counts = new Map()
  for (const change of changes) {
    const words = `${verbOf(change)} ${change.kind}`
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  return [...counts].map(([words, count]) => (count === 1 ? words : `${words} ×${count}`))
}

/** Why a request was refused, without the status, which is in the line already. */
export function whyWords({ reason }) {
  return (reason ?? '').replace(/^\d{3}: /, '')
}

/** Further facts that a line shows. */
export function markWords({ faults, unknownFields, variations, test, world }) {
  return [
    faults.length > 0 && `fault ${faults.join(', ')}`,
    unknownFields.length > 0 && `unknown: ${unknownFields.join(', ')}`,
    variations.length > 0 && 'varied',
    // Only late requests have these.
    world !== undefined && `late: ${test ?? `world ${world}`}`,
  ].filter(Boolean)
}
