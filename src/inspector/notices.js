import { element, redraw } from './element.js'

const one = (selector) => document.querySelector(selector)

/** Stays until the next action, while other problems go with their cause. */
let actionProblem

/** What came of an action: a problem, or undefined when it was done. */
export function noteAction(problem) {
  actionProblem = problem
}

/** Tells a problem, or that there is none. Without the admin token it asks for that instead. */
export function showProblem(problem = actionProblem) {
  const needsToken = problem?.needsToken === true
  one('#problem').hidden = problem === undefined || needsToken
  redraw(one('#problem'), problem && [problem.message, problem.hint], ([message, hint] = []) => [
    element('strong', {}, message ?? ''),
    ` ${hint ?? ''}`,
  ])
  askForToken(needsToken)
}

/** Tells what happened; undefined leaves the last news. */
export function showNews(words) {
  if (words !== undefined) one('#news').textContent = words
}

export function showConnection(words, state) {
  one('#connection').textContent = words
  one('#connection').dataset.state = state
}

/** @param open Tries the admin token, and opens the page with it. */
export function takeToken(open) {
  one('#admin-token').addEventListener('submit', async (event) => {
    event.preventDefault()
    const { value } = one('#token')
    one('#token').value = ''
    const problem = await open(value).catch((refused) => refused)
    one('#token-problem').textContent = problem?.needsToken
      ? 'That is not the admin token of this fake.'
      : (problem?.message ?? '')
  })
}

function askForToken(isNeeded) {
  if (one('#admin-token').hidden !== isNeeded) return
  one('#admin-token').hidden = !isNeeded
  one('#panels').hidden = isNeeded
  if (isNeeded) one('#token').focus()
}
