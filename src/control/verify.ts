import type { NeverExpectation, RequestExpectation, Step } from '../world/verify/expectation.ts'
import type { ControlRoute } from './route.ts'

export const verify: ControlRoute = {
  method: 'POST',
  path: '/verify',
  answer: async ({ world, body }) => ({ requests: await world.verify(body as RequestExpectation) }),
}

export const verifyNever: ControlRoute = {
  method: 'POST',
  path: '/verify/never',
  answer: async ({ world, body, reply }) => {
    await world.verifyNever(body as NeverExpectation)
    return reply.code(204).send()
  },
}

export const verifyOrder: ControlRoute = {
  method: 'POST',
  path: '/verify/order',
  answer: async ({ world, body }) => {
    const { steps } = (body ?? {}) as { steps: readonly Step[] }
    return { requests: await world.verifyOrder(steps) }
  },
}
