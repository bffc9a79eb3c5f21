/**
 * Makes an element. Text goes into it as text, whatever it looks like: nothing here ever reads HTML.
 * A property `onclick` is a listener; `false` and `undefined` leave an attribute or a child out.
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

/** Makes a table with a name, columns and rows of cells. */
export function table(caption, columns, rows) {
  return element(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    element(
      'table',
      {},
      element('caption', {}, caption),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          columns.map((column) => element('th', { scope: 'col' }, column)),
        ),
      ),
      element(
        'tbody',
        {},
        rows.map((cells) => row(cells)),
      ),
    ),
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

/** Draws `data` into a place, unless the place shows it already. So nothing moves while somebody reads or clicks it. */
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
