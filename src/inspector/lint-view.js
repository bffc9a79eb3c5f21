import { button, element, redraw } from './element.js'
import { count } from './words.js'

/** Shows the findings about the client, with the requests that show them. */
export async function refreshLint(place, control, showRequest) {
  redraw(place, await lintReport(control), (report) => draw(report, showRequest))
}

/** The route answers an error with the findings when a rule with the level `fail` has some. */
async function lintReport(control) {
  try {
    return await control('/lint')
  } catch (problem) {
    if (problem.findings === undefined) throw problem
    return { findings: problem.findings }
  }
}

function draw({ findings, checked, dropped = 0 }, showRequest) {
  const looked = checked === undefined ? '' : `, in ${count(checked, 'request')}`
  const unseen = dropped > 0 ? `; ${dropped.toLocaleString('en')} older are not in the journal any more` : ''
  return [
    element('p', { class: 'quiet' }, `${count(findings.length, 'finding')}${looked}${unseen}.`),
    element(
      'ul',
      { class: 'findings lines' },
      findings.map(({ rule, level, message, cure, requests }) =>
        element(
          'li',
          { 'data-level': level },
          element('h3', {}, rule, ' ', element('span', { class: 'tag' }, level === 'fail' ? 'fails' : 'warns')),
          element('p', {}, message),
          element('p', { class: 'quiet' }, `The cure: ${cure}`),
          element(
            'p',
            { class: 'bar' },
            requests.map((id) =>
              button(`Show ${id}`, () => showRequest(id), { 'data-key': `${rule} ${message} ${id}` }),
            ),
          ),
        ),
      ),
    ),
  ]
}
