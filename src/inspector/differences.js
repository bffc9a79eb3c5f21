/** What one request did to one record: `created`, `changed` or `deleted`. */
export function verbOf({ before, after }) {
  if (before === null) return 'created'
  return after === null ? 'deleted' : 'changed'
}

/** Compares a record before and after, field by field. A record that is no object has one field without a name. */
export function differences({ before, after }) {
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return names.map((name) => {
    const [old, now] = [textOf(was, name), textOf(is, name)]
    return { name, before: old, after: now, isChanged: old !== now }
  })
}

function fieldsOf(record) {
  if (record === null) return {}
  return typeof record === 'object' && !Array.isArray(record) ? record : { '': record }
}

function textOf(fields, name) {
  return Object.hasOwn(fields, name) ? JSON.stringify(fields[name]) : ''
}
