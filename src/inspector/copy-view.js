import { forms } from './copy-text.js'
import { element } from './element.js'

/** Offers a request to copy: as a command, as code, as a fixture and as a check. */
export function copyView(request) {
  const offered = Object.entries(forms).flatMap(([name, textOf]) => {
    const text = textOf(request)
    return text === undefined ? [] : [[name, text]]
  })
  const code = element('pre', { tabindex: 0, role: 'region', 'aria-label': 'Text to copy' })
  const choices = offered.map(([name, text]) =>
    element(
      'button',
      { type: 'button', 'aria-pressed': 'false', onclick: ({ currentTarget }) => show(currentTarget, text) },
      name,
    ),
  )
  const details = element(
    'details',
    { class: 'copy' },
    element('summary', {}, 'Copy as ', offered.map(([name]) => name).join(', ')),
    element(
      'p',
      { class: 'bar' },
      choices,
      copyButton(() => code.textContent),
    ),
    code,
  )
  function show(chosen, text) {
    for (const choice of choices) choice.setAttribute('aria-pressed', String(choice === chosen))
    code.textContent = text
  }
  show(choices[0], offered[0][1])
  return details
}

/** Makes a button that copies the text of `textNow()` and says so. */
export function copyButton(textNow) {
  const button = element('button', { type: 'button', class: 'main', onclick: copy }, 'Copy')
  async function copy() {
    // Browsers have no clipboard for pages of other machines without TLS.
    const isDone = await (navigator.clipboard?.writeText(textNow()) ?? Promise.reject()).then(
      () => true,
      () => false,
    )
    button.textContent = isDone ? 'Copied' : 'Select the text to copy it'
    setTimeout(() => {
      button.textContent = 'Copy'
    }, 2000)
  }
  return button
}
