import { literal } from './literal.js'

// Turns the fields of the forms for faults and gates into bodies for the control API and into code. Does not touch the page.

/**
 * The fault that the fields of a form describe.
 *
 * @param fields `operation`, `field` and `value` say for which requests; `effect` is `error throttled`, `connection reset`,
 * `status` or `delay`; all are texts, and empty where nothing was chosen.
 */
export function faultOf({ operation, field, value, effect, status, delay, skip, times, phase }) {
  const [kind, name] = effect.split(' ')
  const then = { error: name, connection: { connection: name }, status: { status: Number(status) } }[kind]
  return {
    match: { ...(operation !== '' && { operation }), ...whereOf(field, value) },
    ...(then !== undefined && { then }),
    ...(delay !== '' && { delay }),
    ...(skip !== '' && skip !== '0' && { skip: Number(skip) }),
    ...(times !== '' && times !== '1' && { times: times === 'unlimited' ? times : Number(times) }),
    ...(phase === 'after' && { phase }),
  }
}

/** The gate that the fields of a form describe. */
export function gateOf({ operation, field, value, at, parties }) {
  return {
    operation,
    at,
    ...whereOf(field, value),
    ...(parties !== '' && parties !== '1' && { parties: Number(parties) }),
  }
}

/** The line of a test that arms the same fault. */
export function codeOfFault(fault) {
  return `await explo.faults.add(${literal(fault)})`
}

/** The lines of a test that set up the same gate. */
export function codeOfGate(gate) {
  return `const gate = await explo.gate(${literal(gate)})\nawait gate.arrived\nawait gate.release()`
}

function whereOf(field, value) {
  return field === '' ? {} : { where: { [field]: readValue(value) } }
}

/** Reads a value as JSON where it is JSON, for example `3` or `true`, and otherwise as text. */
function readValue(text) {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
