import type { FastifyRequest } from 'fastify'

/** What an operation needs of its request beside the fields. */
export type Call = Pick<FastifyRequest, 'access' | 'arrival'>
