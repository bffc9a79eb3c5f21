import type { DocumentedExamples } from '../documented-example.ts'

const docs = 'https://docs.explo.co/api-reference/blueprint-api'
const customerId = '8698a0e4-009d-4b2d-8a41-d7f35cf08b98'

const tables = [
  {
    table_name: 'location',
    schema_id: 1,
    query: 'select *,2 as hello from location',
    columns: [
      { name: 'id', type: 'INTEGER' },
      { name: 'host_id', type: 'INTEGER' },
      { name: 'host_name', display_name: 'Host Name', type: 'STRING', can_be_grouped: false },
    ],
  },
]

export const blueprintExamples: DocumentedExamples = {
  createBlueprint: [
    {
      title: 'The page',
      source: `${docs}/create`,
      body: { customer_id: customerId, blueprint_name: 'Customer 1 Blueprint', tables },
      reply: { success: 1, blueprint_id: 10 },
    },
  ],
  updateBlueprint: [
    {
      title: 'The page',
      source: `${docs}/update`,
      body: { blueprint_id: 10, tables },
      reply: { success: 1 },
    },
  ],
  getCustomerBlueprints: [
    {
      title: 'The page',
      source: `${docs}/get`,
      body: { customer_id: customerId },
      reply: { success: 1, blueprints: [{ id: 10, embed_id: 'A14aZ3', name: 'Customer 1 Blueprint' }] },
    },
  ],
}
