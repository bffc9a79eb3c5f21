import { button, element, redraw } from './element.js'
import { ask } from './question.js'

const one = (selector) => document.querySelector(selector)

/** The clock, the snapshots and the reset of a world. */
export class WorldBar {
  #act
  #isFrozen = false

  /** @param act Calls a route of the world, and shows the result. @param nameOf Returns the name of the world. */
  constructor(act, nameOf) {
    this.#act = act
    one('#clock').addEventListener('submit', (event) => {
      event.preventDefault()
      act('POST', '/clock/advance', { by: one('#advance-by').value })
    })
    one('#freeze').addEventListener('click', () =>
      act('PUT', '/clock', { mode: this.#isFrozen ? 'running' : 'frozen' }),
    )
    one('#snapshot').addEventListener('submit', (event) => {
      event.preventDefault()
      act('POST', '/snapshots', { name: one('#snapshot-name').value })
      one('#snapshot-name').value = ''
    })
    one('#reset').addEventListener('click', () => {
      const question = `Reset the world "${nameOf()}"? Its data, journal, faults and clock go back to the fixtures.`
      ask(question, 'Reset', () => act('POST', '/reset'))
    })
    one('#clear').addEventListener('click', () => {
      const question = `Clear the journal of the world "${nameOf()}"? Its data stays.`
      ask(question, 'Clear', () => act('DELETE', '/requests'))
    })
    for (const menu of document.querySelectorAll('.menu')) closeOnEscape(menu)
  }

  /** @param control Calls a route of the world. */
  async refresh(control) {
    const [{ now, mode }, { snapshots }] = await Promise.all([control('/clock'), control('/snapshots')])
    this.#isFrozen = mode === 'frozen'
    redraw(one('#now'), now, timeParts)
    one('#now').dateTime = now
    one('#mode').textContent = mode
    one('#freeze').textContent = this.#isFrozen ? 'Resume' : 'Freeze'
    redraw(one('#snapshots'), snapshots, (names) => names.map((name) => this.#snapshot(name)))
  }

  #snapshot(name) {
    const restore = () =>
      ask(`Go back to the snapshot "${name}"? Data, journal, faults and clock of now are lost.`, 'Restore', () =>
        this.#act('POST', `/snapshots/${encodeURIComponent(name)}/restore`),
      )
    return element('li', {}, button(`Restore ${name}`, restore))
  }
}

/** Small screens show only the time of the day. */
function timeParts(instant) {
  const [, date, time, rest] = /^([^T]*T)([^.]*)(.*)$/.exec(instant)
  return [element('span', { class: 'wide' }, date), time, element('span', { class: 'wide' }, rest)]
}

/** Closes a menu on Escape, and when the user clicks elsewhere. */
function closeOnEscape(menu) {
  menu.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return
    menu.open = false
    menu.querySelector('summary').focus()
  })
  document.addEventListener('click', ({ target }) => {
    if (!menu.contains(target) && target.closest('dialog') === null) menu.open = false
  })
}
