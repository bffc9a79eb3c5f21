import type { Fixture } from '../../src/index.ts'

/** The table in Explo's documented example. */
export const location = {
  table_name: 'location',
  schema_id: 1,
  query: 'select *,2 as hello from location',
  columns: [
    { name: 'id', type: 'INTEGER' as const },
    { name: 'host_name', display_name: 'Host Name', type: 'STRING' as const, can_be_grouped: false },
  ],
}

export const twoCustomers: Fixture = { customers: [{ provided_id: 'acme' }, { provided_id: 'globex' }] }

/** The customers, and blueprint 10 of acme. */
export const oneBlueprint: Fixture = {
  ...twoCustomers,
  blueprints: [
    { customer_id: 'acme', blueprint_id: 10, embed_id: 'A14aZ3', blueprint_name: 'Sales', tables: [location] },
  ],
}
