import { armingForms } from './arming-view.js'
import { button, element, redraw, table } from './element.js'
import { effectWords, hitWords, holdWords, isHolding, matchWords } from './words.js'

const armed = document.querySelector('#armed')
const arming = document.querySelector('#arming')

/** Lists faults and gates with buttons that end them, and offers forms for new ones. `act` calls a route and refreshes. */
export async function refreshFaults(control, act) {
  const [{ faults, errors, connections }, { gates, points }] = await Promise.all([
    control('/faults'),
    control('/gates'),
  ])
  redraw(armed, { faults, gates }, (shown) => [...drawFaults(shown.faults, act), ...drawGates(shown.gates, act)])
  // Drawn only once, so that typed text is kept.
  if (arming.childElementCount > 0) return
  const { routes } = await control('/routes')
  arming.replaceChildren(...armingForms({ routes, errors, connections, points }, act))
}

function drawFaults(faults, act) {
  if (faults.length === 0) return [element('p', { class: 'quiet' }, 'No fault is armed.')]

  const rows = faults.map((fault) => ({
    className: fault.isSpent && 'spent',
    cells: [
      fault.id,
      matchWords(fault.match),
      effectWords(fault),
      hitWords(fault),
      button(`Remove ${fault.id}`, () => act('DELETE', `/faults/${encodeURIComponent(fault.id)}`)),
    ],
  }))
  return [
    table('Faults since the last reset', ['id', 'for', 'does', 'has', ''], rows),
    element(
      'p',
      {},
      button('Clear all faults', () => act('DELETE', '/faults')),
    ),
  ]
}

function drawGates(gates, act) {
  if (gates.length === 0) return [element('p', { class: 'quiet' }, 'There is no gate.')]

  const rows = gates.map((gate) => ({
    cells: [
      gate.id,
      matchWords(gate),
      gate.at,
      holdWords(gate),
      gate.requests.join(', '),
      isHolding(gate)
        ? button(`Release ${gate.id}`, () => act('POST', `/gates/${encodeURIComponent(gate.id)}/release`))
        : '',
    ],
  }))
  return [table('Gates since the last reset', ['id', 'for', 'at', 'is', 'requests', ''], rows)]
}
