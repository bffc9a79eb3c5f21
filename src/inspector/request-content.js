import { copyView } from './copy-view.js'
import { differences, verbOf } from './differences.js'
import { button, element, json, table } from './element.js'
import { statusWords } from './words.js'

/**
 * Everything about a request, below its line.
 *
 * @param tools `explain` says why it was answered so, `travel` shows the state around it, `linkTo` returns its address.
 */
export function requestContent(request, { explain, travel, linkTo }) {
  const isLate = request.world !== undefined
  return element(
    'div',
    { class: 'content' },
    explanation(request, explain),
    element(
      'p',
      { class: 'bar' },
      !isLate && button('State before and after', () => travel(request.id)),
      !isLate && element('a', { href: linkTo(request.id) }, `Link to ${request.id}`),
    ),
    ...request.changes.map(changeView),
    element(
      'div',
      { class: 'sides' },
      side('Request', `${request.method} ${request.path}`, request.body),
      side('Answer', `${statusWords(request)}${request.isInjected ? ' (made by a fault)' : ''}`, request.reply),
    ),
    copyView(request),
    element('details', {}, element('summary', {}, 'Headers, and what the answer rests on'), factsOf(request)),
  )
}

/** Shows the text of `explain()`. Late requests are not in the journal, so they show only their reason. */
function explanation(request, explain) {
  const place = element('p', { class: 'explanation' }, request.reason ?? '')
  if (request.world !== undefined) return place

  explain(request.id).then(
    (text) => place.replaceChildren(text),
    (problem) => place.replaceChildren(`${problem.message} ${problem.hint}`),
  )
  return place
}

function changeView(change) {
  const { kind, visibilityGroup } = change
  const verb = verbOf(change)
  const name = `${verb[0].toUpperCase()}${verb.slice(1)} ${kind}${visibilityGroup === null ? '' : ` in ${visibilityGroup}`}`
  const rows = differences(change).map(({ name, before, after, isChanged }) => ({
    className: isChanged && 'changed',
    cells: [name, before, after, isChanged ? 'yes' : ''],
  }))
  return table(name, ['field', 'before', 'after', 'differs'], rows)
}

function side(title, line, value) {
  const body = value === null ? element('p', { class: 'quiet' }, 'no body') : json(`Body of the ${title}`, value)
  return element('section', {}, element('h3', {}, title), element('p', { class: 'call' }, line), body)
}

function factsOf({ headers, receivedAt, visibilityGroup, permission, assumptions }) {
  const group = visibilityGroup === null ? 'none: no API token of the world' : `${visibilityGroup}, ${permission}`
  const facts = [
    ['received at', receivedAt],
    ['visibility group', group],
    ['assumptions', assumptions.join(', ') || 'none'],
    ...Object.entries(headers),
  ]
  return table(
    'Headers and facts',
    ['name', 'value'],
    facts.map((cells) => ({ cells })),
  )
}
