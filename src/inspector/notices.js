import { element, redraw } from './element.js'

const one = (selector) => document.querySelector(selector)

/** The problem of the last action. It stays until the next one; other problems go with their cause. */
let actionProblem

/** Notes the result of an action: a problem, or undefined when it was done. */
export function noteAction(problem) {
  actionProblem = problem
}

/** Shows a problem, or hides it when there is none. Asks for the admin token when that is the problem. */
export function showProblem(problem = actionProblem) {
  const needsToken = problem?.needsToken === true
  one('#problem').hidden = problem === undefined || needsToken
  redraw(one('#problem'), problem && [problem.message, problem.hint], ([message, hint] = []) => [
    element('strong', {}, message ?? ''),
    ` ${hint ?? ''}`,
  ])
  askForToken(needsToken)
}

/** Shows what happened. Undefined keeps the last news. */
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
