import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** Lets a handler answer with JSON that is text already. The types of its operation cannot know what is in it. */
export function readyJson(reply: FastifyReply, json: string | Readable): never {
  reply.type('application/json; charset=utf-8')
  return json as never
}
