/**
 * Makes an element. A text stays a text, whatever it looks like: the page never parses HTML.
 *
 * A function, for example as `onclick`, is a listener. `false` and `undefined` leave out an attribute or a child.
 */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue
    if (typeof value === 'function') made.addEventListener(key.slice('on'.length), value)
    else made.setAttribute(key, value === true ? '' : value)
  }
  made.append(...children.flat(2).filter((child) => child !== undefined && child !== false))
  return made
}

/** Makes a button. @param properties Its `data-key` must be unique for `redraw`. @default its words */
export function button(words, onclick, properties = {}) {
  return element('button', { type: 'button', 'data-key': words, onclick, ...properties }, words)
}

/** Makes a table from rows of cells. */
export function table(caption, columns, rows) {
  return scrollableTable(caption, columns, rows.map(row), element('caption', {}, caption))
}

/** Makes a table that the keyboard can scroll. @param rows Elements. */
export function scrollableTable(label, columns, rows, caption = false) {
  const headings = columns.map((column) => element('th', { scope: 'col' }, column))
  return element(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label },
    element('table', {}, caption, element('thead', {}, element('tr', {}, headings)), element('tbody', {}, rows)),
  )
}

/** The first cell names the row. */
function row({ className, cells: [head, ...cells] }) {
  return element(
    'tr',
    { class: className },
    element('th', { scope: 'row' }, head),
    cells.map((cell) => element('td', {}, cell)),
  )
}

/** Shows a value as JSON, which the keyboard can scroll. */
export function json(label, value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  return element('pre', { tabindex: 0, role: 'region', 'aria-label': label }, text)
}

const drawn = new WeakMap()

/** Draws `data` into a place, unless the place shows it already: nothing may move while the user reads or clicks. */
export function redraw(place, data, draw) {
  const text = JSON.stringify(data)
  if (drawn.get(place) === text) return
  drawn.set(place, text)

  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.key : undefined
  const wasOpen = new Map([...place.querySelectorAll('details')].map(({ dataset, open }) => [dataset.key, open]))
  place.replaceChildren(...draw(data))
  for (const details of place.querySelectorAll('details'))
    details.open = wasOpen.get(details.dataset.key) ?? details.open
  if (focused !== undefined)
    [...place.querySelectorAll('[data-key]')].find((one) => one.dataset.key === focused)?.focus()
}
