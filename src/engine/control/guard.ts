import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { product } from '../product.ts'
import { ControlError } from './errors.ts'
import type { ControlSettings } from './member.ts'

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Refuses calls of web pages and strangers. A page can make a browser call a loopback address. Then the request has the
 * page's `Origin`; or, when the DNS name of the page resolves to loopback, that name as `Host`.
 *
 * @throws {ControlError} 401, 403
 */
export function guard(request: FastifyRequest, { adminToken }: ControlSettings): void {
  refuseForeignOrigin(request)
  if (adminToken === undefined) refuseUnexpectedHost(request)
  else requireAdminToken(request, adminToken)
}

/** As {@link guard}, for the shadow server, which has no admin token. @throws {ControlError} 403 */
export function refuseWebPages(request: FastifyRequest): void {
  refuseForeignOrigin(request)
  refuseUnexpectedHost(request, 'The shadow')
}

function refuseForeignOrigin({ headers }: FastifyRequest): void {
  const { origin, host } = headers
  if (origin === undefined || origin.replace(/^https?:\/\//, '') === host) return

  throw new ControlError(
    'FOREIGN_ORIGIN',
    `A page of ${origin} may not drive the fake.`,
    'Call the control API from the test, not from a browser page.',
  )
}

function refuseUnexpectedHost({ headers }: FastifyRequest, server = 'The control API'): void {
  const name = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase()
  if (loopbackHosts.has(name)) return

  throw new ControlError(
    'UNEXPECTED_HOST',
    `${server} does not answer to the host "${name}".`,
    'Use localhost or 127.0.0.1, or start the fake with an admin token.',
  )
}

function requireAdminToken({ headers }: FastifyRequest, adminToken: string): void {
  const expected = Buffer.from(`Bearer ${adminToken}`)
  const { authorization = '' } = headers
  const given = Buffer.from(authorization)
  if (given.length === expected.length && timingSafeEqual(given, expected)) return

  throw new ControlError(
    'ADMIN_TOKEN',
    authorization === '' ? 'The control API needs the admin token.' : 'The admin token of the call is wrong.',
    `Send the header "Authorization: Bearer <admin token>". connect${product.className} sends its option "adminToken".`,
  )
}
