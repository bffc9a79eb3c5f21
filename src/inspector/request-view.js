import { differences, verbOf } from './differences.js'
import { element, json, table } from './element.js'
import { outcomeOf, statusWords, timeOf } from './words.js'

/** One line of the journal, which opens. What is in it is made when it does. */
export function requestView(request, explain) {
  const outcome = outcomeOf(request)
  const details = element(
    'details',
    { class: 'request', 'data-outcome': outcome },
    element(
      'summary',
      {},
      element('span', { class: 'status' }, statusWords(request)),
      element('span', { class: 'call' }, element('b', {}, request.method), ' ', request.path),
      element('span', { class: 'operation' }, request.operation ?? 'no operation'),
      marks(request).map((mark) => element('span', { class: 'tag' }, mark)),
      element('span', { class: 'when' }, `${request.id} · ${timeOf(request.receivedAt)}`),
    ),
  )
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) details.append(content(request, explain))
  })
  return details
}

/** What one wants to see before one opens it. */
function marks({ faults, replacedBy, changes, unknownFields, test, world }) {
  return [
    changes.length > 0 && [...new Set(changes.map((change) => `${verbOf(change)} ${change.kind}`))].join(', '),
    faults.length > 0 && `struck by ${faults.join(', ')}`,
    unknownFields.length > 0 && 'unknown fields',
    replacedBy !== null && 'deprecated',
    // Only late ones have these.
    world !== undefined && `late: ${test ?? `world ${world}`}`,
  ].filter(Boolean)
}

function content(request, explain) {
  return element(
    'div',
    { class: 'content' },
    explanation(request, explain),
    ...request.changes.map(changeView),
    element(
      'div',
      { class: 'sides' },
      side('Request', [`${request.method} ${request.path}`], request.body),
      side('Answer', [`${statusWords(request)}${request.isInjected ? ' (made by a fault)' : ''}`], request.reply),
    ),
    element('details', {}, element('summary', {}, 'Headers of the request, and when it came'), headersOf(request)),
  )
}

/** In the words of `explain()`; of a late request the journal has none, only what stands in it. */
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
  const name = `${verbOf(change)} ${kind}${visibilityGroup === null ? '' : ` in ${visibilityGroup}`}`
  const rows = differences(change).map(({ name, before, after, isChanged }) => ({
    className: isChanged && 'changed',
    cells: [name, before, after, isChanged ? 'yes' : ''],
  }))
  return table(`What changed: ${name}`, ['field', 'before', 'after', 'differs'], rows)
}

function side(title, [line], value) {
  const body = value === null ? element('p', { class: 'quiet' }, 'no body') : json(`Body of the ${title}`, value)
  return element('section', {}, element('h3', {}, title), element('p', { class: 'call' }, line), body)
}

function headersOf({ headers, receivedAt, visibilityGroup, permission }) {
  const group = visibilityGroup === null ? 'none: no API token of the world' : `${visibilityGroup}, ${permission}`
  const facts = [['received at', receivedAt], ['visibility group', group], ...Object.entries(headers)]
  return table(
    'Headers',
    ['name', 'value'],
    facts.map((cells) => ({ cells })),
  )
}
