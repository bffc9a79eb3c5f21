import { requestRow } from './request-row.js'
import { contains, isRefused, tally } from './words.js'

const msBetweenKeys = 150
/** How many lines are made before the browser may do something else. */
const linesAtOnce = 20
const ways = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }

/** Shows the journal, newest first. Lines that have not changed stay as they are, open or closed. */
export class RequestsView {
  #control
  #journal
  #tools
  #place = document.querySelector('#journal')
  #tally = document.querySelector('#tally')
  #kind = document.querySelector('#kind')
  #search = document.querySelector('#search')
  #older = document.querySelector('#older')
  /** By the key of the request. */
  #lines = new Map()
  /** The operations, as the control API lists them; undefined until they are loaded. */
  #routes
  #typing
  #wantsOlder = false

  /** @param tools Those of `requestRow`, and `refresh`, which draws the page. */
  constructor(control, journal, tools) {
    this.#control = control
    this.#journal = journal
    this.#tools = { ...tools, explain: (id) => this.#explain(id) }
    this.#kind.addEventListener('change', tools.refresh)
    this.#search.addEventListener('input', () => {
      clearTimeout(this.#typing)
      this.#typing = setTimeout(tools.refresh, msBetweenKeys)
    })
    this.#older.addEventListener('click', () => {
      this.#wantsOlder = true
      tools.refresh()
    })
    this.#place.addEventListener('keydown', (event) => this.#move(event))
  }

  /** @param epoch Of the world. @param selected The id of the request that stays, however old. */
  async refresh(epoch, selected) {
    await Promise.all([this.#learnRoutes(), this.#journal.refresh(epoch, selected)])
    if (this.#wantsOlder) await this.#journal.loadOlder()
    this.#wantsOlder = false
    await this.#show()
  }

  /** Opens a request that another panel or the address names. @throws {Problem} When the journal does not have it. */
  async open(id, epoch) {
    this.#kind.value = 'all'
    this.#search.value = ''
    await this.refresh(epoch, id)
    await this.#journal.get(id)
    await this.#show()
    const { line } = this.#lines.get(id)
    line.firstElementChild.open = true
    line.scrollIntoView({ block: 'nearest' })
    line.querySelector('summary').focus()
  }

  async #learnRoutes() {
    this.#routes ??= (await this.#control('/routes')).routes
  }

  async #show() {
    const kind = this.#kind.value
    const isAside = kind === 'unmatched' || kind === 'late'
    const known = isAside ? (await this.#control(`/requests/${kind}`)).requests.reverse() : this.#journal.records
    const kept = kind === 'refused' ? known.filter(isRefused) : known
    const text = this.#search.value
    const shown = text === '' ? kept : kept.filter((request) => contains(request, text))
    const { total, dropped, hasOlder } = this.#journal
    this.#tally.textContent = tally(shown.length, {
      kind,
      total: isAside ? known.length : total,
      dropped: isAside ? 0 : dropped,
      isPartial: !isAside && hasOlder && (kind === 'refused' || text !== ''),
    })
    this.#older.hidden = isAside || !hasOlder
    await this.#draw(shown)
  }

  /** From the oldest to the newest, so that lines come on top of those that are there. */
  async #draw(requests) {
    const before = this.#lines
    this.#lines = new Map()
    let made = 0
    for (const request of requests.toReversed()) {
      const key = keyOf(request)
      const old = before.get(key)
      const isSame = old?.request === request || JSON.stringify(old?.request) === JSON.stringify(request)
      this.#lines.set(key, isSame ? old : { request, line: this.#lineFor(request, old?.line) })
      if (!isSame && ++made % linesAtOnce === 0) await pause()
    }
    reorder(this.#place, [...this.#lines.values()].map(({ line }) => line).reverse())
  }

  /** @param before The line of the same request as it was. */
  #lineFor(request, before) {
    const line = document.createElement('li')
    const row = requestRow(request, this.#routes, this.#tools)
    row.open = before?.firstElementChild.open === true
    line.dataset.id = request.id
    line.append(row)
    return line
  }

  async #explain(id) {
    const { explanation } = await this.#control(`/requests/${encodeURIComponent(id)}/explain`)
    return explanation
  }

  /** Arrow keys move between lines. */
  #move(event) {
    const way = ways[event.key]
    if (way === undefined || event.target.parentElement?.className !== 'request') return
    event.preventDefault()
    event.target.closest('li')[way]?.querySelector('summary').focus()
  }
}

/** Late requests of several worlds and epochs may have one id. */
function keyOf({ id, world, epoch }) {
  return world === undefined ? id : `${world} ${epoch} ${id}`
}

/** Lets the browser handle input. */
function pause() {
  return new Promise((resolve) => setTimeout(resolve))
}

/** Makes `lines` the children of a place. Moves only those that must move, because a moved element loses the focus. */
function reorder(place, lines) {
  const wanted = new Set(lines)
  for (const child of [...place.children]) if (!wanted.has(child)) child.remove()
  let next = place.firstElementChild
  for (const line of lines) {
    if (line === next) next = next.nextElementSibling
    else place.insertBefore(line, next)
  }
}
