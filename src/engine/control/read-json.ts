import type { FastifyInstance, FastifyRequest } from 'fastify'
import { parseJson } from '../input/json-spelling.ts'
import { jsonMistakes } from '../input/json-tree.ts'
import { ControlError } from './errors.ts'

/** As much as any fixture: what the handle accepts, the control API accepts. */
const bodyLimit = 256 * 1024 * 1024

/**
 * Reads bodies as JSON and nothing else. Not with Fastify's parser: it refuses an empty body, which clients that always
 * name a content type send to a reset, and the key `__proto__`, which is a key like any other.
 */
export function readJson(control: FastifyInstance): void {
  control.removeAllContentTypeParsers()
  control.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, async (request: FastifyRequest, text: string) => {
    if (text === '') return undefined
    checkMediaType(request.headers['content-type'] ?? '')
    return parse(text)
  })
}

function checkMediaType(contentType: string): void {
  const [type = ''] = contentType.split(';')
  if (/^application\/(?:.+\+)?json$/i.test(type.trim())) return
  throw new ControlError(
    'MEDIA_TYPE',
    `The body is ${type === '' ? 'of no named type' : type}.`,
    'Send JSON, with "Content-Type: application/json".',
  )
}

function parse(text: string): unknown {
  const [mistake] = jsonMistakes(text)
  if (!mistake) return parseJson(text)

  const place = mistake.pointer === '' ? 'The body' : `${mistake.pointer} of the body`
  throw new ControlError('JSON', `${place} ${mistake.message}`, 'Send valid JSON.')
}
