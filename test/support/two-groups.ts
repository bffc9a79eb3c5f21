import type { Fixture } from '../../src/index.ts'

/** The API tokens of {@link twoGroups}. */
export const tokens = {
  production: 'token-of-production',
  productionReadOnly: 'read-only-token-of-production',
  sandbox: 'token-of-the-sandbox',
}

/** The customers of {@link twoGroups}. Each has an end user with the same id, and a blueprint with the same number. */
export const customers = {
  acme: customer(1, 'acme', 'Acme', 'Production', 'a'),
  globex: customer(2, 'globex', 'Globex', 'Production', 'b'),
  sandboxAcme: customer(3, 'acme', 'Acme at play', 'Sandbox', 'c'),
  initech: customer(4, 'initech', 'Initech', 'Sandbox', 'd'),
}

/** A group tag of {@link twoGroups} that no customer has. */
export const unusedTag = 'unused'

/** Two visibility groups with two customers each. The id `acme` is in both groups. */
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
  blueprints: Object.values(customers).map(({ provided_id, customer_id, name, visibility_group }) => ({
    customer_id: provided_id,
    visibility_group,
    blueprint_id: customer_id,
    blueprint_name: `Blueprint of ${name}`,
    tables: [{ table_name: 'location', schema_id: 40, columns: [{ name: 'id', type: 'INTEGER' }] }],
  })),
  group_tags: [unusedTag],
}

function customer(number: number, id: string, name: string, visibilityGroup: string, digit: string) {
  return {
    provided_id: id,
    name,
    visibility_group: visibilityGroup,
    token: digit.repeat(64),
    customer_id: number,
    end_users: [{ provided_id: id, email: `${digit}@example.com` }],
  }
}
