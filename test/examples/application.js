import fastify from 'fastify'
import { callExplo, ExploError } from './explo.js'

const dashboard = 'vcjTgL2wdX'

/** An application whose companies are customers of Explo. Each company has a page with its dashboard. */
export function createApplication() {
  const application = fastify()
  const tokens = new Map()

  /** The customer token, which is cached. */
  async function tokenOf(id) {
    if (!tokens.has(id)) {
      const { customer } = await callExplo('POST', '/api/get_customer/', { provided_id: id })
      tokens.set(id, customer.token)
    }
    return tokens.get(id)
  }

  application.post('/companies', async ({ body: { id, name } }, reply) => {
    const { customer } = await callExplo('POST', '/api/create_customer/', { provided_id: id, name })
    tokens.set(id, customer.token)
    return reply.code(201).send({ id })
  })

  application.get('/companies/:id', async ({ params: { id } }, reply) =>
    reply
      .type('text/html')
      .send(`<explo-dashboard dash-customer-token="${dashboard}:${await tokenOf(id)}"></explo-dashboard>`),
  )

  application.get('/companies/:id/today', async ({ params: { id } }, reply) => {
    const request = { provided_id: id, embed_id: dashboard, expiration: 'PT1H' }
    const { jwt } = await callExplo('POST', '/api/generate_jwt/', request)
    return reply.type('text/html').send(`<explo-dashboard dash-jwt="${jwt}"></explo-dashboard>`)
  })

  application.post('/companies/:id/new-token', async ({ params: { id } }, reply) => {
    const current_token = await tokenOf(id)
    // When the answer is lost, the cached token may be the old one.
    tokens.delete(id)
    const { customer } = await callExplo('POST', '/api/refresh_customer_token/', { current_token })
    tokens.set(id, customer.token)
    return reply.code(204).send()
  })

  application.delete('/companies/:id', async ({ params: { id } }, reply) => {
    await callExplo('DELETE', '/api/delete_customer/', { current_token: await tokenOf(id) })
    tokens.delete(id)
    return reply.code(204).send()
  })

  application.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof ExploError)) throw error
    if (error.isThrottled) reply.header('retry-after', error.retryAfter)
    return reply.code(error.isThrottled ? 503 : 502).send({ error: error.message })
  })

  return application
}
