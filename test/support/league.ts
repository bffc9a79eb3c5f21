import type { Fixture } from '../../src/index.ts'

/** The API tokens of {@link league}. */
export const tokens = {
  production: 'token-of-production',
  productionReadOnly: 'read-only-token-of-production',
  sandbox: 'token-of-the-sandbox',
  sandboxReadOnly: 'read-only-token-of-the-sandbox',
}

/** The customer tokens of {@link league}. */
export const customerTokens = {
  nba: '1'.repeat(64),
  lakers: '2'.repeat(64),
  rockets: '3'.repeat(64),
  lebron: '4'.repeat(64),
  jalen: '5'.repeat(64),
  sandboxNba: '6'.repeat(64),
  euroleague: '7'.repeat(64),
}

const { nba, lakers, rockets, lebron, jalen, sandboxNba, euroleague } = customerTokens
const sandbox = { visibility_group: 'Sandbox', hierarchy_level: 'League' }

/** The hierarchy of Explo's documentation. A second visibility group has the id `nba` too, and one id of its own. */
export const league: Fixture = {
  team_id: 3,
  visibility_groups: [
    {
      name: 'Production',
      api_tokens: [
        { token: tokens.production, permission: 'read-write' },
        { token: tokens.productionReadOnly, permission: 'read-only' },
      ],
    },
    {
      name: 'Sandbox',
      api_tokens: [
        { token: tokens.sandbox, permission: 'read-write' },
        { token: tokens.sandboxReadOnly, permission: 'read-only' },
      ],
    },
  ],
  hierarchy_levels: ['League', 'Team', 'Player'],
  group_tags: ['east', 'west'],
  customers: [
    {
      provided_id: 'nba',
      name: 'NBA',
      token: nba,
      hierarchy_level: 'League',
      properties: { conference: 'Eastern', season: 2024 },
      mapping: { '40': '213', '134': '386' },
    },
    {
      provided_id: 'lakers',
      name: 'Lakers',
      token: lakers,
      hierarchy_level: 'Team',
      parent_provided_id: 'nba',
      group_tags: ['west'],
      properties: { conference: 'Western', city: 'Los Angeles' },
      mapping: { '40': '999' },
    },
    { provided_id: 'rockets', name: 'Rockets', token: rockets, hierarchy_level: 'Team', parent_provided_id: 'nba' },
    {
      provided_id: 'lebron_james',
      name: 'LeBron James',
      token: lebron,
      hierarchy_level: 'Player',
      parent_provided_id: 'lakers',
      emails: ['lebron@example.com'],
      group_tags: ['east', 'west'],
      properties: { number: 23 },
    },
    {
      provided_id: 'jalen_green',
      name: 'Jalen Green',
      token: jalen,
      hierarchy_level: 'Player',
      parent_provided_id: 'rockets',
      is_demo_group: true,
    },
    { provided_id: 'nba', name: 'NBA at play', token: sandboxNba, ...sandbox },
    { provided_id: 'euroleague', name: 'EuroLeague', token: euroleague, ...sandbox },
  ],
}
