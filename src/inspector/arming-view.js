import { codeOfFault, codeOfGate, faultOf, gateOf } from './armed-forms.js'
import { copyButton } from './copy-view.js'
import { element } from './element.js'

/**
 * The forms that arm faults and gates.
 *
 * @param choices `routes` are the operations. `errors` and `connections` are effects of faults, `points` those of gates.
 * @param act Calls a route of the world with a body, and shows the result.
 */
export function armingForms({ routes, errors, connections, points }, act) {
  const operations = routes.filter(({ isAnswered }) => isAnswered)
  const effects = [
    group(
      'Answer an error',
      errors.map((name) => [`error ${name}`, name]),
    ),
    group(
      'Fail the connection',
      connections.map((name) => [`connection ${name}`, name]),
    ),
    group('Else', [
      ['status status', 'answer a status'],
      ['delay delay', 'only delay'],
    ]),
  ]
  return [
    form('Arm a fault', operations, {
      first: [['', 'every operation']],
      fields: [
        choice('effect', 'Effect', effects),
        text('status', 'Status', '503', 'number'),
        text('delay', 'Delay', '', 'text', 'for example 2s'),
        text('skip', 'Skip first', '0', 'number'),
        text('times', 'Times', '1', 'text', 'or unlimited'),
        choice(
          'phase',
          'Fires',
          options([
            ['before', 'before it is done'],
            ['after', 'after: only the answer is lost'],
          ]),
        ),
      ],
      madeOf: faultOf,
      codeOf: codeOfFault,
      send: (fault) => act('POST', '/faults', fault),
    }),
    form('Set up a gate', operations, {
      first: [],
      fields: [
        choice('at', 'Holds at', options(points.map((point) => [point, point]))),
        text('parties', 'Waits for', '1', 'number'),
      ],
      madeOf: gateOf,
      codeOf: codeOfGate,
      send: (gate) => act('POST', '/gates', gate),
    }),
  ]
}

function form(title, operations, { first, fields, madeOf, codeOf, send }) {
  const code = element('pre', { tabindex: 0, role: 'region', 'aria-label': `Code: ${title}` })
  const field = choice('field', 'Where', [])
  const operation = choice(
    'operation',
    'Operation',
    options([...first, ...operations.map((one) => [one.operation, one.operation])]),
  )
  const made = element(
    'form',
    { class: 'arm', 'aria-label': title, onsubmit: submit, oninput: show },
    element('h2', {}, title),
    element('div', { class: 'fields' }, operation, field, text('value', 'is', '', 'text', 'any value'), fields),
    code,
    element(
      'p',
      { class: 'bar' },
      element('button', { type: 'submit', class: 'main' }, title),
      copyButton(() => code.textContent),
    ),
  )
  function valueNow() {
    return madeOf(Object.fromEntries(new FormData(made)))
  }
  function show() {
    code.textContent = codeOf(valueNow())
    // Hides the status when the chosen effect does not use it.
    const status = made.querySelector('[name=status]')
    if (status) status.parentElement.hidden = made.elements.effect.value !== 'status status'
  }
  function offerFields() {
    const chosen = operations.find((one) => one.operation === made.elements.operation.value)
    const names = (chosen?.requestFields ?? []).map(({ name }) => name).filter((name) => !name.includes('.'))
    made.elements.field.replaceChildren(...options([['', 'any request'], ...names.map((name) => [name, name])]))
  }
  function submit(event) {
    event.preventDefault()
    send(valueNow())
  }
  operation.addEventListener('input', offerFields)
  offerFields()
  show()
  return made
}

function choice(name, label, children) {
  return element('label', {}, element('span', {}, label), element('select', { name }, children))
}

function text(name, label, value, type, placeholder) {
  const input = element('input', {
    name,
    type,
    value,
    placeholder,
    min: type === 'number' && '0',
    autocomplete: 'off',
    spellcheck: 'false',
  })
  return element('label', {}, element('span', {}, label), input)
}

function group(label, pairs) {
  return element('optgroup', { label }, options(pairs))
}

function options(pairs) {
  return pairs.map(([value, words]) => element('option', { value }, words))
}
