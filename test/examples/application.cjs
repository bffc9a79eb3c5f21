const fastify = require('fastify')

/** An application whose companies are customers of Explo. */
exports.createApplication = () => {
  const application = fastify()

  application.post('/companies', async ({ body }, reply) => {
    const answer = await fetch(`${process.env.EXPLO_API_URL}/api/create_customer/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'explo-authorization': `Token ${process.env.EXPLO_API_TOKEN}` },
      body: JSON.stringify({ provided_id: body.id, name: body.name }),
    })
    return reply.code(answer.ok ? 201 : 502).send({})
  })

  return application
}
