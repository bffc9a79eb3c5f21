import { element, json, redraw, table } from './element.js'
import { countsOf } from './words.js'

const maxRows = 200

/** What the world holds: how much of each kind, its customers, and everything as the fixture that it is. */
export async function refreshState(place, control) {
  redraw(place, await control('/state'), draw)
}

function draw(fixture) {
  const { customers = [] } = fixture
  const rows = customers.slice(0, maxRows).map(({ provided_id, name, visibility_group, ...rest }) => ({
    cells: [provided_id, name ?? '', visibility_group ?? '', restOf(provided_id, rest)],
  }))
  const caption = customers.length > maxRows ? `The first ${maxRows} of ${customers.length} customers` : 'Customers'
  return [
    element(
      'dl',
      { class: 'counts' },
      countsOf(fixture).map(([name, number]) =>
        element('div', {}, element('dt', {}, name), element('dd', {}, String(number))),
      ),
    ),
    rows.length === 0
      ? element('p', { class: 'quiet' }, 'No customers, or user groups, which are the same.')
      : table(caption, ['provided id', 'name', 'visibility group', 'everything else'], rows),
    element(
      'details',
      { 'data-key': 'everything' },
      element('summary', {}, 'Everything, as a fixture (with tokens in clear text)'),
      json('The state', fixture),
    ),
  ]
}

function restOf(id, rest) {
  const names = Object.keys(rest)
  if (names.length === 0) return ''
  return element('details', { 'data-key': `customer ${id}` }, element('summary', {}, names.join(', ')), json(id, rest))
}
