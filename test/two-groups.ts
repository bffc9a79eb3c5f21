import type { Fixture } from '../src/index.ts'

/** The API tokens of {@link twoGroups}. */
export const tokens = {
  production: 'token-of-production',
  productionReadOnly: 'read-only-token-of-production',
  sandbox: 'token-of-the-sandbox',
}

/** The customers of {@link twoGroups}. */
export const customers = {
  acme: { provided_id: 'acme', name: 'Acme', visibility_group: 'Production', token: 'a'.repeat(64) },
  globex: { provided_id: 'globex', name: 'Globex', visibility_group: 'Production', token: 'b'.repeat(64) },
  sandboxAcme: { provided_id: 'acme', name: 'Acme at play', visibility_group: 'Sandbox', token: 'c'.repeat(64) },
  initech: { provided_id: 'initech', name: 'Initech', visibility_group: 'Sandbox', token: 'd'.repeat(64) },
}

/** One id in two visibility groups, and in each group a customer that the other lacks. */
export const twoGroups: Fixture = {
  team_id: 113,
  visibility_groups: [
    {
      name: 'Production',
      api_tokens: [
        { token: tokens.production, permission: 'read-write' },
        { token: tokens.productionReadOnly, permission: 'read-only' },
      ],
    },
    { name: 'Sandbox', api_tokens: [{ token: tokens.sandbox, permission: 'read-write' }] },
  ],
  customers: Object.values(customers),
}
