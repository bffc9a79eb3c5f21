import { Control, worldPath } from './control.js'
import { refreshCoverage } from './coverage-view.js'
import { element, redraw } from './element.js'
import { refreshFaults } from './faults-view.js'
import { refreshLint } from './lint-view.js'
import { listen } from './listen.js'
import { ask } from './question.js'
import { RequestsView } from './requests-view.js'
import { refreshState } from './state-view.js'
import { makeTabs } from './tabs.js'
import { newsOf } from './words.js'

const one = (selector) => document.querySelector(selector)
const msBetweenRefreshes = 400
/** For what no event tells: new worlds, faults and gates, requests that are held. */
const msBetweenLooks = 2000

const control = new Control(document.baseURI, sessionStorage, (url, call) => fetch(url, call))
const panels = ['requests', 'state', 'faults', 'lint', 'coverage']
const remembered = new URLSearchParams(location.hash.slice(1))

let world = remembered.get('world') ?? 'default'
let panel = panels.includes(remembered.get('panel')) ? remembered.get('panel') : 'requests'
let isFrozen = false
let listening = new AbortController()

/** A call about the chosen world. */
const ofWorld = (path, method = 'GET', body) => control.call(method, worldPath(world, path), body)
const requests = new RequestsView(ofWorld, refreshSoon)
const views = {
  requests: () => requests.refresh(),
  state: () => refreshState(one('#state'), ofWorld),
  faults: () => refreshFaults(one('#faults'), ofWorld, (method, path) => act(() => ofWorld(path, method))),
  lint: () => refreshLint(one('#lint'), ofWorld, showRequest),
  coverage: () => refreshCoverage(one('#coverage'), ofWorld),
}
const choosePanel = makeTabs([...document.querySelectorAll('[role=tab]')], (chosen) => {
  panel = chosen
  remember()
  refreshSoon()
})

let isDue = false
let isRefreshing = false

/** Now or, where one is under way, once more after it. */
async function refreshSoon() {
  isDue = true
  if (isRefreshing) return
  isRefreshing = true
  while (isDue) {
    isDue = false
    await refresh().catch(showProblem)
    await new Promise((resolve) => setTimeout(resolve, msBetweenRefreshes))
  }
  isRefreshing = false
}

async function refresh() {
  const { worlds } = await control.call('GET', 'worlds')
  redraw(
    one('#worlds'),
    worlds.map(({ id, name }) => [id, name]),
    (list) => list.map(([id, name]) => element('option', { value: id }, id === name ? id : `${name} (${id})`)),
  )
  one('#worlds').value = world
  const [clock] = await Promise.all([ofWorld('/clock'), views[panel]()])
  showClock(clock)
  showProblem(undefined)
}

function showClock({ now, mode }) {
  isFrozen = mode === 'frozen'
  one('#now').textContent = now
  one('#now').dateTime = now
  one('#mode').textContent = mode
  one('#freeze').textContent = isFrozen ? 'Resume' : 'Freeze'
}

/** Does what a button says, and shows what came of it. */
async function act(call) {
  try {
    await call()
    actionProblem = undefined
  } catch (problem) {
    actionProblem = problem
  }
  await refreshSoon()
}

/** Stays until the next action, while other problems go with their cause. */
let actionProblem

function showProblem(problem) {
  const shown = problem ?? actionProblem
  if (problem?.isUnknownWorld && world !== 'default') return leaveWorld(problem)
  one('#problem').hidden = shown === undefined || shown.needsToken
  redraw(one('#problem'), shown && [shown.message, shown.hint], ([message, hint] = []) => [
    element('strong', {}, message ?? ''),
    ` ${hint ?? ''}`,
  ])
  askForToken(shown?.needsToken === true)
}

function leaveWorld({ message }) {
  one('#news').textContent = `${message} It was closed, or has expired. This is the default world.`
  chooseWorld('default')
}

function askForToken(isNeeded) {
  const form = one('#admin-token')
  if (isNeeded && form.hidden) one('#token').focus()
  if (form.hidden === isNeeded) {
    form.hidden = !isNeeded
    one('#panels').hidden = isNeeded
    if (isNeeded) one('#token').focus()
  }
}

function showConnection(words, state) {
  one('#connection').textContent = words
  one('#connection').dataset.state = state
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
      one('#news').textContent = newsOf(event) ?? one('#news').textContent
      refreshSoon()
    },
  }).catch((problem) => {
    showConnection('not connected', 'lost')
    showProblem(problem)
  })
}

function chooseWorld(id) {
  world = id
  remember()
  listenToWorld()
  refreshSoon()
}

function showRequest(id) {
  choosePanel('requests')
  requests.show(id).catch(showProblem)
}

/** For a reload and for links. The admin token is never among it. */
function remember() {
  history.replaceState(null, '', `#${new URLSearchParams({ world, panel })}`)
}

one('#worlds').addEventListener('change', ({ target }) => {
  one('#news').textContent = ''
  chooseWorld(target.value)
})
one('#reset').addEventListener('click', () => {
  const question = `Reset the world "${world}"? Its data, journal, faults and clock go back to the fixtures.`
  ask(question, 'Reset', () => act(() => ofWorld('/reset', 'POST')))
})
one('#clock').addEventListener('submit', (event) => {
  event.preventDefault()
  act(() => ofWorld('/clock/advance', 'POST', { by: one('#advance-by').value }))
})
one('#freeze').addEventListener('click', () =>
  act(() => ofWorld('/clock', 'PUT', { mode: isFrozen ? 'running' : 'frozen' })),
)
one('#admin-token').addEventListener('submit', async (event) => {
  event.preventDefault()
  control.token = one('#token').value
  one('#token').value = ''
  try {
    await control.call('GET', 'worlds')
    one('#token-problem').textContent = ''
    chooseWorld(world)
  } catch (problem) {
    one('#token-problem').textContent = problem.needsToken
      ? 'That is not the admin token of this fake.'
      : problem.message
  }
})

control.call('GET', 'version').then(
  ({ version }) => {
    one('#version').textContent = version
  },
  () => {},
)
choosePanel(panel)
listenToWorld()
setInterval(() => document.visibilityState === 'visible' && refreshSoon(), msBetweenLooks)
