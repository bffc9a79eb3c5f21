import { element, redraw, table } from './element.js'

/** Shows which documented outcomes were answered, by all worlds and over all resets. */
export async function refreshCoverage(place, control) {
  redraw(place, await control('/coverage'), draw)
}

function draw({ operations, notCalled, seen, total }) {
  if (operations.length === 0) return [element('p', { class: 'quiet' }, 'No operation has been called yet.')]

  return [
    element(
      'p',
      {},
      `${seen} of ${total} documented outcomes seen, in all worlds and over all resets. What faults answer does not count. `,
      element('progress', { max: total, value: seen, 'aria-label': 'Share of the outcomes that were seen' }),
    ),
    table(
      'Outcomes by operation',
      ['operation', 'seen', 'never seen'],
      operations.map(({ operation, outcomes }) => ({
        cells: [
          operation,
          wordsOf(outcomes.filter(({ seen }) => seen > 0)),
          wordsOf(outcomes.filter(({ seen, counts }) => seen === 0 && counts)),
        ],
      })),
    ),
    element('p', { class: 'quiet' }, `Never called: ${notCalled.join(', ') || 'none'}.`),
  ]
}

function wordsOf(outcomes) {
  return outcomes.map(({ outcome, status, seen }) => `${outcome} (${status})${seen > 0 ? ` ×${seen}` : ''}`).join(', ')
}
