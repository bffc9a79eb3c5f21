import { isUtf8 } from 'node:buffer'
import type { FastifyBodyParser, FastifyRequest } from 'fastify'
import { malformedBody, unsupportedMediaType } from '../../explo/refusals/errors.ts'
import type { Refusal } from '../../explo/refusals/refusal.ts'
import { parseJson } from '../input/json-spelling.ts'
import { nestsDeeperThan } from './nesting.ts'

// Assumed: malformedBody
const maxDepth = 500

/** Turns the bytes of a request into a JSON object. Other bytes stay in the journal as text. */
export const readBody: FastifyBodyParser<Buffer> = (request, bytes, done) => {
  if (bytes.length === 0) return done(null)

  const { entry, endpoint } = request.arrival
  const text = bytes.toString()
  const value = parse(text)
  Object.assign(entry, { bytes: bytes.length, body: text, isJson: value !== undefined })
  if (!endpoint) return done(null)

  const flaw = mediaTypeFlaw(request) ?? contentFlaw(bytes, text, value)
  done(flaw ?? null, value)
}

function parse(text: string): unknown {
  if (nestsDeeperThan(text, maxDepth)) return undefined
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}

function mediaTypeFlaw({ raw }: FastifyRequest): Refusal | undefined {
  const header = raw.headers['content-type'] ?? ''
  if (header === 'application/json') return undefined

  const [type = ''] = header.split(';')
  return type.trim().toLowerCase() === 'application/json' ? undefined : unsupportedMediaType(type.trim())
}

function contentFlaw(bytes: Buffer, text: string, value: unknown): Refusal | undefined {
  if (!isUtf8(bytes)) return malformedBody('The body is not UTF-8')
  if (value === undefined) {
    return malformedBody(
      nestsDeeperThan(text, maxDepth) ? `More than ${maxDepth} levels of nesting` : 'Expecting value',
    )
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? undefined : malformedBody('Expecting an object')
}
