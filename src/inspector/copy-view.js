import { forms } from './copy-text.js'
import { button, element } from './element.js'

/** Offers a request to copy: as a command, as code, as a fixture and as a check. */
export function copyView(request) {
  const offered = Object.entries(forms).flatMap(([name, textOf]) => {
    const text = textOf(request)
    return text === undefined ? [] : [[name, text]]
  })
  const code = element('pre', { tabindex: 0, role: 'region', 'aria-label': 'Text to copy' })
  const choices = offered.map(([name, text]) =>
    button(name, ({ currentTarget }) => show(currentTarget, text), { 'aria-pressed': 'false' }),
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
  const made = button('Copy', copy, { class: 'main' })
  async function copy() {
    // A page of another machine has no clipboard without TLS.
    const isDone = await (navigator.clipboard?.writeText(textNow()) ?? Promise.reject()).then(
      () => true,
      () => false,
    )
    made.textContent = isDone ? 'Copied' : 'Select the text to copy it'
    setTimeout(() => {
      made.textContent = 'Copy'
    }, 2000)
  }
  return made
}
