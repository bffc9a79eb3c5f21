import { literal } from './literal.js'

// Writes a request as a command, as code, as a fixture and as a check. Secrets stay cut to their last four characters.

/** A secret as the journal writes it, for example `…9f05`. It may be part of a text. */
const cut = /…[^\s"']{1,4}(?=$|["'\s])/
const tokenVariable = 'EXPLO_API_TOKEN'
const urlVariable = 'EXPLO_API_URL'

/** By name: makes that form of a request. The result is undefined when the request has no such form. */
export const forms = {
  curl: curlOf,
  fetch: fetchOf,
  fixture: fixtureOf,
  verify: verifyOf,
}

function curlOf({ method, path, headers, body }) {
  const lines = [
    `curl --request ${method} "$${urlVariable}"${shell(path)}`,
    ...(hasToken(headers) ? [`--header "Explo-Authorization: Token $${tokenVariable}"`] : []),
    ...(body === null
      ? []
      : [`--header ${shell(`Content-Type: ${mediaType(headers)}`)}`, `--data-raw ${shell(textOf(body))}`]),
  ]
  return note('#', body) + lines.join(' \\\n  ')
}

function fetchOf({ method, path, headers, body }) {
  const token = hasToken(headers) ? [`    'Explo-Authorization': \`Token \${process.env.${tokenVariable}}\`,\n`] : []
  const type = body === null ? [] : [`    'Content-Type': ${literal(mediaType(headers))},\n`]
  const sent = typeof body === 'string' ? literal(body) : `JSON.stringify(${literal(body, '  ')})`
  return [
    note('//', body),
    `await fetch(process.env.${urlVariable} + ${literal(path)}, {\n`,
    `  method: ${literal(method)},\n`,
    ...(token.length + type.length === 0 ? [] : ['  headers: {\n', ...token, ...type, '  },\n']),
    ...(body === null ? [] : [`  body: ${sent},\n`]),
    '})',
  ].join('')
}

/** By kind: the list of a fixture that has such records. */
const lists = {
  blueprint: 'blueprints',
  customer: 'customers',
  'group tag': 'group_tags',
  portal: 'portals',
  publication: 'publications',
}

/** A fixture with the records that a request created or changed. */
function fixtureOf({ changes }) {
  const fixture = {}
  for (const { kind, after } of changes) {
    const list = lists[kind]
    if (list !== undefined && after !== null) fixture[list] = [...(fixture[list] ?? []), withoutEmpty(after)]
  }
  return Object.keys(fixture).length === 0 ? undefined : JSON.stringify(fixture, null, 2)
}

/** A check that the fake received such a request. */
function verifyOf({ operation, status, body, path }) {
  if (operation === null) return undefined
  const sent = body ?? Object.fromEntries(new URLSearchParams(path.split('?')[1]))
  const where = typeof sent === 'object' && !Array.isArray(sent) ? withoutEmpty(sent) : {}
  return `await explo.verify(${literal({
    operation,
    ...(status !== null && { status }),
    ...(Object.keys(where).length > 0 && { where }),
    exactly: 1,
  })})`
}

/** Leaves out empty fields, which are the default, and cut secrets, which are of no use. */
function withoutEmpty(record) {
  if (typeof record !== 'object') return record
  const kept = Object.entries(record).filter(([, value]) => {
    const text = JSON.stringify(value)
    return !['null', '[]', '{}', 'false'].includes(text) && !cut.test(text)
  })
  return Object.fromEntries(kept)
}

function note(mark, body) {
  return body !== null && cut.test(textOf(body))
    ? `${mark} The journal has cut the secrets to "…" and four characters.\n`
    : ''
}

function hasToken(headers) {
  return 'explo-authorization' in headers
}

function mediaType(headers) {
  return headers['content-type'] ?? 'application/json'
}

function textOf(body) {
  return typeof body === 'string' ? body : JSON.stringify(body)
}

function shell(text) {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
