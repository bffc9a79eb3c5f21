import { element } from './element.js'
import { requestContent } from './request-content.js'
import { changeWords, markWords, operationWords, recordOf, whyWords } from './request-words.js'
import { outcomeOf, statusWords, timeOf } from './words.js'

/**
 * One line of the journal, which opens. Its content is made then.
 *
 * @param tools Those of `requestContent`, and `onToggle`, which is told whether the line is open.
 */
export function requestRow(request, routes, tools) {
  const details = element(
    'details',
    { class: 'request', 'data-outcome': outcomeOf(request) },
    element(
      'summary',
      {},
      element('span', { class: 'status' }, statusWords(request)),
      element(
        'span',
        { class: 'call' },
        element('span', { class: 'method' }, request.method),
        ' ',
        element('span', { class: 'path' }, request.path),
      ),
      ' ',
      element('span', { class: 'when' }, `${request.id} · ${timeOf(request.receivedAt)}`),
      ' ',
      what(request, routes),
    ),
  )
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) details.append(requestContent(request, tools))
    // Late requests are not in the journal, so no address leads to them.
    if (request.world === undefined) tools.onToggle(request.id, details.open)
  })
  return details
}

function what(request, routes) {
  const record = recordOf(request)
  const why = whyWords(request)
  return element(
    'span',
    { class: 'what' },
    element('span', { class: 'operation' }, operationWords(request, routes)),
    request.operation === null &&
      operationWords(request, routes) !== 'no operation' && [' ', element('span', { class: 'aside' }, 'not reached')],
    record !== undefined && [' ', element('span', { class: 'record' }, record)],
    changeWords(request).flatMap((words) => [' ', element('span', { class: 'tag change' }, words)]),
    markWords(request).flatMap((words) => [' ', element('span', { class: 'tag mark' }, words)]),
    why !== '' && [' ', element('span', { class: 'why' }, why)],
    request.replacedBy !== null && [' ', element('span', { class: 'aside' }, `deprecated: use ${request.replacedBy}`)],
  )
}
