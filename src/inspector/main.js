import { Control, worldPath } from './control.js'
import { refreshCoverage } from './coverage-view.js'
import { element, redraw } from './element.js'
import { refreshFaults } from './faults-view.js'
import { Journal } from './journal.js'
import { refreshLint } from './lint-view.js'
import { listen } from './listen.js'
import { noteAction, showConnection, showNews, showProblem, takeToken } from './notices.js'
import { RequestsView } from './requests-view.js'
import { StateView } from './state-view.js'
import { makeTabs } from './tabs.js'
import { newsOf } from './words.js'
import { WorldBar } from './world-bar.js'

const one = (selector) => document.querySelector(selector)
/** The other panels load more data. */
const msBetweenRefreshes = { requests: 400, others: 1200 }
/** How often the page loads what no event tells: new worlds, faults and gates, held requests. */
const msBetweenLooks = 2000

const control = new Control(document.baseURI, sessionStorage, (url, call) => fetch(url, call))
const panels = ['requests', 'state', 'faults', 'lint', 'coverage']
const remembered = new URLSearchParams(location.hash.slice(1))

let world = remembered.get('world') ?? 'default'
let panel = panels.includes(remembered.get('panel')) ? remembered.get('panel') : 'requests'
/** The id of the request that is open, or around which the state is shown. */
let request = remembered.get('request') ?? undefined
/** The id of a request to open as soon as the list is loaded. */
let toOpen
let epoch
let listening = new AbortController()

/** A call about the chosen world. */
const ofWorld = (path, method = 'GET', body) => control.call(method, worldPath(world, path), body)
const journal = new Journal(ofWorld)
const bar = new WorldBar(act, () => world)
const requests = new RequestsView(ofWorld, journal, {
  refresh: refreshNow,
  travel: showState,
  linkTo: (id) => `#${new URLSearchParams({ world, panel: 'requests', request: id })}`,
  onToggle: (id, isOpen) => remember(isOpen ? id : id === request ? undefined : request),
})
const state = new StateView(ofWorld, journal, { refresh: refreshNow, onMove: remember })
const views = {
  requests: () => (toOpen === undefined ? requests.refresh(epoch, request) : openRequest()),
  state: () => state.refresh(epoch),
  faults: () => refreshFaults(ofWorld, act),
  lint: () => refreshLint(one('#lint'), ofWorld, showRequest),
  coverage: () => refreshCoverage(one('#coverage'), ofWorld),
}
const choosePanel = makeTabs([...document.querySelectorAll('[role=tab]')], (chosen) => {
  panel = chosen
  if (panel === 'state') state.choose(undefined)
  remember(undefined)
  refreshNow()
})

let isDue = false
let isRefreshing = false
/** Ends the pause between two refreshes. */
let goOn = () => {}

/** Refreshes, and pauses before the next refresh, because many events may arrive at once. */
async function refreshSoon() {
  isDue = true
  if (isRefreshing) return
  isRefreshing = true
  while (isDue) {
    isDue = false
    await refresh().catch(meetProblem)
    const ms = msBetweenRefreshes[panel] ?? msBetweenRefreshes.others
    await new Promise((resolve) => {
      goOn = resolve
      setTimeout(resolve, ms)
    })
  }
  isRefreshing = false
}

/** Refreshes at once, because the user has done something. */
function refreshNow() {
  goOn()
  return refreshSoon()
}

async function refresh() {
  const { worlds } = await control.call('GET', 'worlds')
  redraw(
    one('#worlds'),
    worlds.map(({ id, name }) => [id, name]),
    (list) => list.map(([id, name]) => element('option', { value: id }, id === name ? id : `${name} (${id})`)),
  )
  one('#worlds').value = world
  epoch = worlds.find(({ id }) => id === world)?.epoch
  await Promise.all([bar.refresh(ofWorld), views[panel]()])
  showProblem()
}

/** Calls a route for a button or a form, and shows the result. */
async function act(method, path, body) {
  noteAction(
    await ofWorld(path, method, body).then(
      () => undefined,
      (problem) => problem,
    ),
  )
  await refreshNow()
}

function meetProblem(problem) {
  if (!problem.isUnknownWorld || world === 'default') return showProblem(problem)
  showNews(`${problem.message} It was closed, or has expired. This is the default world.`)
  chooseWorld('default')
}

async function listenToWorld() {
  listening.abort()
  listening = new AbortController()
  const { signal } = listening
  const path = worldPath(world, '/events')
  await listen((after) => control.open(path, after, signal), {
    signal,
    onConnect() {
      showConnection('live', 'live')
      refreshSoon()
    },
    onLoss() {
      showConnection('connection lost, trying again', 'lost')
      refreshSoon()
    },
    onEvent(event) {
      showNews(newsOf(event))
      refreshSoon()
    },
  }).catch((problem) => {
    showConnection('not connected', 'lost')
    meetProblem(problem)
  })
}

function chooseWorld(id) {
  world = id
  journal.forget()
  state.choose(undefined)
  remember(undefined)
  listenToWorld()
  refreshSoon()
}

function showRequest(id) {
  toOpen = id
  choosePanel('requests')
  remember(id)
}

async function openRequest() {
  const id = toOpen
  toOpen = undefined
  await requests.open(id, epoch)
}

/** Shows the state around a request. */
function showState(id) {
  choosePanel('state')
  state.choose(id)
  remember(id)
  refreshNow()
}

/** Puts world, panel and request into the address, for reloads and links. Never the admin token. */
function remember(id) {
  request = id
  const place = new URLSearchParams({ world, panel, ...(request !== undefined && { request }) })
  history.replaceState(null, '', `#${place}`)
}

/** Shows what the address names. */
function followAddress() {
  const named = new URLSearchParams(location.hash.slice(1))
  if ((named.get('world') ?? world) !== world) chooseWorld(named.get('world'))
  const id = named.get('request')
  if (id === null) choosePanel(panels.includes(named.get('panel')) ? named.get('panel') : panel)
  else if (named.get('panel') === 'state') showState(id)
  else showRequest(id)
}

one('#worlds').addEventListener('change', ({ target }) => {
  showNews('')
  chooseWorld(target.value)
})
takeToken(async (token) => {
  control.token = token
  await control.call('GET', 'worlds')
  chooseWorld(world)
})
window.addEventListener('hashchange', followAddress)
control.call('GET', 'version').then(
  ({ version }) => {
    one('#version').textContent = version
  },
  () => {},
)
followAddress()
listenToWorld()
setInterval(() => document.visibilityState === 'visible' && refreshSoon(), msBetweenLooks)
