import { requestView } from './request-view.js'
import { contains, isRefused, tally } from './words.js'

const step = 200
const msBetweenKeys = 150

/** The journal: the newest first, those that are shown already stay as they are, open or not. */
export class RequestsView {
  #control
  #place = document.querySelector('#journal')
  #tally = document.querySelector('#tally')
  #kind = document.querySelector('#kind')
  #search = document.querySelector('#search')
  #older = document.querySelector('#older')
  /** What is shown, by its record as text: a request that changed is another one. */
  #lines = new Map()
  #limit = step
  #typing

  /** @param refresh Asks for what is to be shown now. */
  constructor(control, refresh) {
    this.#control = control
    this.#kind.addEventListener('change', refresh)
    this.#search.addEventListener('input', () => {
      clearTimeout(this.#typing)
      this.#typing = setTimeout(refresh, msBetweenKeys)
    })
    this.#older.addEventListener('click', () => {
      this.#limit += step
      refresh()
    })
  }

  async refresh() {
    const kind = this.#kind.value
    const { requests, dropped } = await this.#control(`/requests${this.#query(kind)}`)
    const kept = kind === 'refused' ? requests.filter(isRefused) : requests
    const shown = kept.filter((request) => contains(request, this.#search.value)).reverse()
    this.#tally.textContent = tally(shown.length, { kind, known: kept.length, dropped })
    this.#older.hidden = kind === 'unmatched' || kind === 'late' || requests.length < this.#limit
    this.#draw(shown)
  }

  /** Opens a request that another panel names. */
  async show(id) {
    this.#kind.value = 'all'
    this.#search.value = ''
    await this.refresh()
    const line = [...this.#place.children].find(({ dataset }) => dataset.id === id)
    if (!line) return
    line.firstElementChild.open = true
    line.scrollIntoView({ block: 'nearest' })
    line.querySelector('summary').focus()
  }

  #query(kind) {
    return kind === 'unmatched' || kind === 'late' ? `/${kind}` : `?limit=${this.#limit}`
  }

  #draw(requests) {
    const before = this.#lines
    this.#lines = new Map(requests.map((request) => [JSON.stringify(request), request]))
    const lines = [...this.#lines].map(([text, request]) => before.get(text)?.line ?? this.#lineFor(request))
    for (const [index, text] of [...this.#lines.keys()].entries()) this.#lines.set(text, { line: lines[index] })
    reorder(this.#place, lines)
  }

  #lineFor(request) {
    const line = document.createElement('li')
    line.dataset.id = request.id
    line.append(requestView(request, (id) => this.#explain(id)))
    return line
  }

  async #explain(id) {
    const { explanation } = await this.#control(`/requests/${encodeURIComponent(id)}/explain`)
    return explanation
  }
}

/** Makes `lines` the children of a place and moves none that need not move: who moves loses the focus. */
function reorder(place, lines) {
  const wanted = new Set(lines)
  for (const child of [...place.children]) if (!wanted.has(child)) child.remove()
  for (const [index, line] of lines.entries()) {
    if (place.children[index] !== line) place.insertBefore(line, place.children[index] ?? null)
  }
}
