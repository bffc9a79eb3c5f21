import { Type } from '@sinclair/typebox'
import { customerWithId } from '../customers/customer.ts'
import { Fields, Reply, Text, Unordered } from '../fields.ts'
import { operation, readsOnly } from '../operation.ts'

const CustomerBlueprintsBody = Fields('CustomerBlueprintsBody', {
  customer_id: Text('Your id of the customer.'),
})

const Blueprint = Type.Object(
  {
    id: Type.Integer({ description: 'The id of the blueprint.' }),
    embed_id: Type.String({ description: 'The id that embeds use.' }),
    name: Type.String({ description: 'The name of the blueprint.' }),
  },
  { title: 'Blueprint' },
)
// The page does not say in which order.
const CustomerBlueprintsReply = Reply({ blueprints: Unordered(Type.Array(Blueprint)) })

export const getCustomerBlueprints = operation({
  name: 'getCustomerBlueprints',
  method: 'POST',
  url: '/api/get_customer_blueprints/',
  ...readsOnly,
  names: { customer_id: 'customer of blueprints' },
  documentation: 'https://docs.explo.co/api-reference/blueprint-api/get',
  restsOn: ['blueprints'],
  refusals: ['notFound', 'otherGroup'],
  schema: {
    summary: 'Get the blueprints of a customer',
    body: CustomerBlueprintsBody,
    response: { 200: CustomerBlueprintsReply },
  },
  handler: ({ access, body }) => {
    const { providedId } = customerWithId(access, body.customer_id)
    const blueprints = access.group.blueprints.of(providedId)
    return { success: 1, blueprints: blueprints.map(({ id, embedId, name }) => ({ id, embed_id: embedId, name })) }
  },
  examples: [
    {
      title: 'The page',
      body: { customer_id: '8698a0e4-009d-4b2d-8a41-d7f35cf08b98' },
      reply: { success: 1, blueprints: [{ id: 10, embed_id: 'A14aZ3', name: 'Customer 1 Blueprint' }] },
    },
  ],
})
