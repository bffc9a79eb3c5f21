import { Socket } from 'node:net'
import type { FastifyRequest } from 'fastify'

/** The socket that the answer goes out by; undefined where there is no network between client and fake. */
export function wireOf({ raw: { socket } }: FastifyRequest): Socket | undefined {
  return socket instanceof Socket && !socket.pending ? socket : undefined
}
