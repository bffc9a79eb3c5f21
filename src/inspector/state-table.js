import { button, element, json, scrollableTable } from './element.js'
import { cellOf, columnsOf } from './state-lists.js'

const maxRows = 100
const fateWords = { created: 'created', changed: 'changed', deleted: 'deleted', same: '' }

/** Shows how many records each list has. A click opens the list. */
export function tiles(lists, open) {
  return element(
    'ul',
    { class: 'tiles', 'aria-label': 'Lists of the state' },
    lists.map(({ name, title, counts: [before, after], changes }) =>
      element(
        'li',
        { 'data-changed': changes > 0 },
        element(
          'button',
          {
            type: 'button',
            disabled: Math.max(before, after) === 0,
            'data-key': `tile ${name}`,
            onclick: () => open(name),
          },
          element('span', { class: 'number' }, before === after ? String(after) : `${before} → ${after}`),
          ' ',
          element('span', { class: 'title' }, title),
        ),
      ),
    ),
  )
}

/** A list that opens. Its rows are made then. @param moment The same list at another moment may be open or not. */
export function listView(list, isOpen, moment) {
  const { name, title, counts, changes } = list
  const details = element(
    'details',
    { class: 'list', id: `list-${name}`, 'data-key': `list ${name} ${moment}`, open: isOpen && 'open' },
    element(
      'summary',
      {},
      title,
      ' ',
      element('span', { class: 'quiet' }, String(counts[1])),
      changes > 0 && [' ', element('span', { class: 'tag change' }, `${changes} changed`)],
    ),
  )
  const fill = () => details.childElementCount === 1 && details.append(rowsOf(list, maxRows))
  details.addEventListener('toggle', () => details.open && fill())
  if (isOpen) fill()
  return details
}

function rowsOf({ title, records, changes }, limit) {
  if (records.length === 0) return element('p', { class: 'quiet' }, 'None.')
  const shown = records.slice(0, limit)
  const columns = columnsOf(shown)
  const headings = [...(changes > 0 ? [''] : []), ...columns].map((column) => column.replaceAll('_', ' '))
  const rows = shown.map((record) => row(record, columns, changes > 0))
  const place = element('div', {}, scrollableTable(title, headings, rows))
  if (shown.length < records.length) {
    const more = () => place.replaceWith(rowsOf({ title, records, changes }, limit + 5 * maxRows))
    place.append(button(`Show more: these are ${shown.length} of ${records.length}`, more))
  }
  return place
}

/** The first column names the row. */
function row(record, columns, hasFates) {
  const cells = columns.map((column, index) => {
    const { was, is } = cellOf(record, column)
    const isShort = (was ?? '').length + is.length < 32
    const head = index === 0 && { scope: 'row' }
    return element(
      head ? 'th' : 'td',
      { ...head, class: isShort && 'short' },
      ...(was === undefined ? [is] : [element('del', {}, was || 'empty'), ' ', element('ins', {}, is || 'empty')]),
    )
  })
  const fate = hasFates && element('td', { class: 'fate' }, fateWords[record.fate])
  return element('tr', { 'data-fate': record.fate }, fate, cells)
}

/** The whole state as text. */
export function wholeState(label, fixture) {
  const details = element('details', { class: 'list', 'data-key': `whole ${label}` }, element('summary', {}, label))
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) details.append(json(label, fixture))
  })
  return details
}
