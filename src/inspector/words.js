// The words of the page. Does not touch the page.

/** The status of a request, or words when it has none. */
export function statusWords({ status, isInjected }) {
  if (status !== null) return String(status)
  return isInjected ? 'no answer' : 'under way'
}

/** The outcome of a request, which chooses its colour. The words beside it say the same. */
export function outcomeOf({ status, isInjected }) {
  if (isInjected) return 'injected'
  if (status === null) return 'waiting'
  if (status >= 500) return 'failed'
  return status >= 300 ? 'refused' : 'done'
}

export function isRefused({ status }) {
  return status !== null && status >= 300
}

/** `2026-01-02T03:04:05.678Z` → `03:04:05.678`. The details show the date. */
export function timeOf(instant) {
  return instant.slice(instant.indexOf('T') + 1, -1)
}

/** Whether a text occurs anywhere in a request or its answer. */
export function contains(request, text) {
  const { id, operation, method, path, status, body, reply, reason, test } = request
  const haystack = JSON.stringify([id, operation, `${method} ${path}`, status, body, reply, reason, test])
  return haystack.toLowerCase().includes(JSON.stringify(text).slice(1, -1).toLowerCase())
}

/** `1 request`, `2 requests` */
export function count(number, noun) {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}

/** How many are shown of how many, in a sentence. */
export function tally(shown, { kind, total, dropped = 0, isPartial = false }) {
  if (total === 0) return emptyJournal[kind]
  const some = shown === total ? count(total, 'request') : `${shown.toLocaleString('en')} of ${count(total, 'request')}`
  const forgotten = dropped > 0 ? `; the journal has dropped ${dropped.toLocaleString('en')} older` : ''
  return `${some}, newest first${forgotten}${isPartial ? '; older ones have not been looked through' : ''}.`
}

const emptyJournal = {
  all: 'No requests yet. They appear here as they are answered.',
  refused: 'Nothing was refused.',
  unmatched: 'Every request matched an operation.',
  late: 'No request was answered after the reset that its test did not wait for.',
}

/** Which requests a fault or a gate is for. */
export function matchWords(match) {
  const { operation, method, path, where } = match
  const what = operation ?? [method, path].filter((part) => part !== undefined).join(' ')
  const fields = Object.entries(where ?? {}).map(([name, value]) => `${name} is ${JSON.stringify(value)}`)
  return [what === '' ? 'every operation' : what, fields.length > 0 && `where ${fields.join(' and ')}`]
    .filter(Boolean)
    .join(' ')
}

/** What a fault does. */
export function effectWords(fault) {
  const { then, delay, phase, rate } = fault
  const parts = [
    delay !== undefined && `waits ${delayWords(delay)}`,
    then !== undefined && thenWords(then),
    phase === 'after' && 'once Explo has done what was asked',
    rate !== undefined && `for ${Math.round(rate * 1000) / 10} % by chance`,
  ]
  return parts.filter(Boolean).join(', ')
}

function delayWords(delay) {
  return typeof delay === 'object' ? `about ${delay.median} (sigma ${delay.sigma})` : String(delay)
}

function thenWords(then) {
  if (typeof then === 'string') return `answers ${then}`
  return 'connection' in then ? `connection: ${then.connection}` : `answers ${then.status}`
}

/** How often a fault has fired, for example `2 of 3 times`, and whether it is spent. */
export function hitWords({ hits, times, isSpent }) {
  const limit = times === 'unlimited' ? `fired ${count(hits, 'time')}` : `fired ${hits} of ${count(times, 'time')}`
  return `${limit}${isSpent ? ', spent' : ''}`
}

/** Whether a gate still holds requests. */
export function isHolding({ status }) {
  return status === 'waiting' || status === 'arrived'
}

/** The status of a gate. */
export function holdWords(gate) {
  const { status, requests, parties } = gate
  return isHolding(gate) ? `${status}; holds ${requests.length} of ${count(parties, 'request')}` : status
}

/** The news of an event; undefined for events that the list of requests shows. */
export function newsOf(event) {
  switch (event.type) {
    case 'reset':
      return `The world was reset: epoch ${event.epoch} begins.`
    case 'clock':
      return `The clock was moved: ${event.now}, ${event.mode}.`
    case 'fault':
      return `${event.faults.join(' and ')} fired for ${event.request}.`
    case 'late':
      return `${event.method} ${event.path} was answered late: after a reset.`
    case 'lost':
      return `${count(event.count, 'event')} came and went while this page was not listening.`
  }
  return undefined
}
