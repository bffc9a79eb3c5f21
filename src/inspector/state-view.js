import { element, redraw } from './element.js'
import { isUnderWay, ordinalOf } from './journal.js'
import { operationWords, recordOf } from './request-words.js'
import { listsOf } from './state-lists.js'
import { listView, tiles, wholeState } from './state-table.js'
import { TimeLine } from './time-line.js'
import { statusWords, timeOf } from './words.js'

/** Shows what the world holds now, or held before and after a request. */
export class StateView {
  #control
  #journal
  #line
  /** The past moment that is shown. It does not change any more. */
  #settled
  #place = document.querySelector('#lists')

  /** @param tools `onMove` gets the id of the chosen request, or undefined for the present; `refresh` draws the page. */
  constructor(control, journal, { onMove, refresh }) {
    this.#control = control
    this.#journal = journal
    this.#line = new TimeLine((ordinal) => {
      onMove(ordinal === undefined ? undefined : `r${ordinal}`)
      refresh()
    })
  }

  /** @param id Of a request; undefined is the present. */
  choose(id) {
    this.#settled = undefined
    this.#line.choose(id === undefined ? undefined : ordinalOf(id))
  }

  async refresh(epoch) {
    await this.#journal.refresh(epoch)
    this.#line.show(this.#journal.range)
    const { chosen } = this.#line
    const moment = `r${chosen} of epoch ${epoch}`
    if (moment === this.#settled) return
    const shown = chosen === undefined ? await this.#present() : await this.#around(`r${chosen}`)
    // The user may have chosen another moment meanwhile.
    if (chosen !== this.#line.chosen) return
    this.#settled = shown.isSettled ? moment : undefined
    this.#line.tell(shown.words)
    redraw(this.#place, shown, (data) => this.#draw(data))
  }

  async #present() {
    const [state, { emails }, { assumptions }] = await Promise.all(
      ['/state', '/outbox', '/assumptions'].map((path) => this.#control(path)),
    )
    const extra = { outbox: emails, assumptions: this.#withUses(assumptions) }
    return { words: 'Now', before: state, after: state, extra }
  }

  /** The assumptions in force. Those that recent answers rest on come first. */
  #withUses(assumptions) {
    const used = this.#journal.records.flatMap((request) => request.assumptions)
    const usesOf = (name) => used.filter((one) => one === name).length
    const described = assumptions.map(({ name, value, options, says }) => ({
      name,
      'in force': value,
      instead: options.filter((one) => one !== value),
      'recent answers': usesOf(name) || null,
      says,
    }))
    return described.sort((one, other) => other['recent answers'] - one['recent answers'])
  }

  async #around(id) {
    try {
      const [request, { before, after }] = await Promise.all([
        this.#journal.get(id),
        this.#control(`/requests/${id}/state`),
      ])
      return { words: wordsOf(request), before, after, isSettled: !isUnderWay(request) }
    } catch (problem) {
      if (problem.status !== 404 && problem.status !== 410) throw problem
      return { words: problem.message, gone: problem.hint }
    }
  }

  #draw({ words, before, after, extra, gone }) {
    if (gone !== undefined) return [element('p', { class: 'notice' }, gone)]

    const isPresent = extra !== undefined
    const everything = { ...after, ...extra }
    const lists = isPresent ? listsOf(everything, everything) : listsOf(before, after)
    const filled = lists.filter(({ counts }) => Math.max(...counts) > 0)
    const [changed, others] = [true, false].map((isChanged) =>
      filled.filter(({ changes }) => changes > 0 === isChanged),
    )
    return [
      tiles(lists, (name) => this.#open(name)),
      !isPresent && changed.length === 0 && element('p', { class: 'quiet' }, 'This request changed nothing.'),
      ...[...changed, ...others].map((list) =>
        listView(list, list.changes > 0 || (isPresent && list.name === 'customers'), words),
      ),
      ...(isPresent
        ? [wholeState('Everything, as a fixture (with tokens in clear text)', after)]
        : [
            wholeState('Everything before, as a fixture (with tokens in clear text)', before),
            wholeState('Everything after', after),
          ]),
    ].filter(Boolean)
  }

  #open(name) {
    const list = document.querySelector(`#list-${CSS.escape(name)}`)
    list.open = true
    list.scrollIntoView({ block: 'start' })
    list.querySelector('summary').focus()
  }
}

function wordsOf(request) {
  const { id, method, path, receivedAt } = request
  const record = recordOf(request)
  return [
    `Before and after ${id}`,
    `${statusWords(request)} ${method} ${path}`,
    record && `${operationWords(request, [])} ${record}`,
    timeOf(receivedAt),
  ]
    .filter(Boolean)
    .join(' · ')
}
