// The data of the state view: one state, or the states before and after a request. Does not touch the page.

/** The fields that identify the records of each list of a fixture. Without such fields, a record is its own key. */
const keys = {
  visibility_groups: ['name'],
  customers: ['visibility_group', 'provided_id'],
  schemas: ['id'],
  data_sources: ['id'],
  dashboards: ['embed_id'],
  report_builders: ['embed_id'],
  blueprints: ['blueprint_id'],
  embed_secrets: ['key_id'],
  portals: ['visibility_group', 'provided_id', 'dashboard_embed_id'],
  publications: ['resource_type', 'embed_id', 'environment'],
}
const secret = /^(?:token|key_value)$/

/**
 * Each list of two fixtures, with the changes of its records. Changed records come first.
 *
 * @param after The same as `before` when nothing is compared.
 */
export function listsOf(before, after) {
  const names = Object.keys(after).filter((name) => Array.isArray(after[name]))
  return names.map((name) => {
    const records =
      before === after ? after[name].map(unchanged) : compared(before[name], after[name], keys[name] ?? [])
    const changes = records.filter(({ fate }) => fate !== 'same')
    return {
      name,
      title: name.replaceAll('_', ' '),
      counts: [before[name].length, after[name].length],
      changes: changes.length,
      records: changes.length === 0 ? records : [...changes, ...records.filter(({ fate }) => fate === 'same')],
    }
  })
}

function unchanged(record) {
  return { fate: 'same', before: record, after: record }
}

function compared(before, after, fields) {
  const keyOf = (record) => JSON.stringify(fields.length === 0 ? record : fields.map((field) => record[field]))
  const old = new Map(before.map((record) => [keyOf(record), record]))
  const present = after.map((record) => {
    const key = keyOf(record)
    if (!old.has(key)) return { fate: 'created', before: undefined, after: record }
    const was = old.get(key)
    old.delete(key)
    return { fate: JSON.stringify(was) === JSON.stringify(record) ? 'same' : 'changed', before: was, after: record }
  })
  return [...present, ...[...old.values()].map((record) => ({ fate: 'deleted', before: record, after: undefined }))]
}

/**
 * The columns of a table of such records: every field with a value other than false in some record. The first one names the
 * record, and the changed ones follow.
 */
export function columnsOf(records) {
  const columns = new Set()
  for (const { before, after } of records) {
    for (const record of [after, before]) {
      for (const [name, value] of Object.entries(fieldsOf(record)))
        if (!isEmpty(value) && value !== false) columns.add(name)
    }
  }
  const [first, ...others] = columns
  const isChanged = (column) => records.some((record) => cellOf(record, column).was !== undefined)
  return first === undefined
    ? []
    : [first, ...others.filter(isChanged), ...others.filter((column) => !isChanged(column))]
}

/** The text of a cell, and the text before where it differs. Secrets are cut. */
export function cellOf({ fate, before, after }, column) {
  const [was, is] = [before, after].map((record) => valueText(fieldsOf(record)[column], column))
  if (fate === 'changed' && was !== is) return { was, is }
  return { is: fate === 'deleted' ? was : is }
}

function fieldsOf(record) {
  return typeof record === 'object' ? (record ?? {}) : record === undefined ? {} : { name: record }
}

function isEmpty(value) {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  )
}

function valueText(value, name) {
  if (isEmpty(value)) return ''
  const shown = cutSecrets(value, name)
  if (typeof shown === 'string') return shown
  if (Array.isArray(shown) && shown.every((item) => typeof item === 'string')) return shown.join(', ')
  return JSON.stringify(shown)
}

function cutSecrets(value, name) {
  if (typeof value === 'string') return secret.test(name) ? `…${value.slice(-4)}` : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => cutSecrets(item, name))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cutSecrets(item, key)]))
}
