import type { NeverExpectation, RequestExpectation, Step } from '../verify/expectation.ts'
import { readBody } from './read-body.ts'
import type { ControlRoute } from './route.ts'

export const verify: ControlRoute = {
  method: 'POST',
  path: '/verify',
  body: { operation: 'createCustomer', status: 200, where: { name: 'Acme' }, exactly: 1, atLeast: 1, atMost: 1 },
  answer: async ({ world, body }) => ({ requests: await world.verify(body as RequestExpectation) }),
}

export const verifyNever: ControlRoute = {
  method: 'POST',
  path: '/verify/never',
  body: { operation: 'deleteCustomer', status: 200, where: { provided_id: 'acme' }, withinMs: 20 },
  answer: async ({ world, body, reply }) => {
    await world.verifyNever(body as NeverExpectation)
    return reply.code(204).send()
  },
}

export const verifyOrder: ControlRoute = {
  method: 'POST',
  path: '/verify/order',
  body: { steps: ['createCustomer', { operation: 'generateJwt', status: 200, where: { provided_id: 'acme' } }] },
  answer: async ({ world, body }) => {
    const { steps } = readBody(body, 'An order', ['steps'])
    return { requests: await world.verifyOrder(steps as readonly Step[]) }
  },
}
