import { isUtf8 } from 'node:buffer'
import type { FastifyBodyParser, FastifyRequest } from 'fastify'
import { isJsonObject } from '../input/check-input.ts'
import { parseJson } from '../input/json-spelling.ts'
import type { Service } from '../service.ts'

// Assumed: malformedBody
const maxDepth = 500

const quote = 34
const backslash = 92
const opening = new Set([91, 123])
const closing = new Set([93, 125])

/** Parses a body as a JSON object. The journal keeps the text of every body. */
export function readBody({ refusals }: Service): FastifyBodyParser<Buffer> {
  return (request, bytes, done) => {
    if (bytes.length === 0) return done(null)

    const { entry, endpoint } = request.arrival
    const text = bytes.toString()
    const value = parse(text)
    entry.bytes = bytes.length
    entry.body = text
    entry.isJson = value !== undefined
    if (!endpoint) return done(null)

    const type = mediaTypeOf(request)
    if (type !== 'application/json') return done(refusals.unsupportedMediaType(type))
    const flaw = flawOf(bytes, text, value)
    done(flaw === undefined ? null : refusals.malformedBody(flaw), value)
  }
}

function parse(text: string): unknown {
  if (nestsDeeperThan(text, maxDepth)) return undefined
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}

function mediaTypeOf({ raw }: FastifyRequest): string {
  const header = raw.headers['content-type'] ?? ''
  if (header === 'application/json') return header

  const [sent = ''] = header.split(';')
  const type = sent.trim()
  return type.toLowerCase() === 'application/json' ? 'application/json' : type
}

function flawOf(bytes: Buffer, text: string, value: unknown): string | undefined {
  if (!isUtf8(bytes)) return 'The body is not UTF-8'
  if (value === undefined) {
    return nestsDeeperThan(text, maxDepth) ? `More than ${maxDepth} levels of nesting` : 'Expecting value'
  }
  return isJsonObject(value) ? undefined : 'Expecting an object'
}

/** Whether arrays and objects are nested more than `limit` levels deep, which would overflow the stack later. */
function nestsDeeperThan(text: string, limit: number): boolean {
  if (text.length <= 2 * limit) return false

  let depth = 0
  let isInString = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isInString && code === backslash) at++
    else if (code === quote) isInString = !isInString
    else if (isInString) continue
    else if (opening.has(code) && ++depth > limit) return true
    else if (closing.has(code)) depth--
  }
  return false
}
