import { httpRefusals } from '../engine/refusals/http-refusals.ts'
import type { Service } from '../engine/service.ts'
import { authorize, credentialsHeader } from './access.ts'
import { type Assumptions, assumptionTable } from './assumptions.ts'
import { fixtureFormat } from './fixture/index.ts'
import { recordWords } from './fixture/kinds.ts'
import { handleMembers } from './handle-members.ts'
import { lintRules } from './lint.ts'
import { createCustomer, existingRecord } from './operations/customers/create.ts'
import { generateJwt } from './operations/customers/generate-jwt.ts'
import { updateCustomer } from './operations/customers/update.ts'
import { operationGroups, undocumentedOperations } from './operations/index.ts'
import { assumeRefusals } from './refusals/dialect.ts'
import { unknownFields, wrongFields } from './refusals/field-errors.ts'
import { refusals as refusalKinds, refusalsOf, vendorErrors } from './refusals/refusals.ts'
import { ExploStore } from './store.ts'

/** Explo, as the engine knows it. */
export const explo = {
  name: 'Explo',
  groups: operationGroups,
  undocumented: undocumentedOperations,
  examples: {
    create: { operation: createCustomer, where: { name: 'Acme' } },
    update: { operation: updateCustomer, where: { provided_id: 'acme' } },
    use: { operation: generateJwt, where: { provided_id: 'acme' } },
  },
  assumptions: assumptionTable,
  hosts: {
    // The second one is of the oldest documentation.
    api: ['api.explo.co', 'embeddo.herokuapp.com'],
    all: ['*.explo.co', 'embeddo.herokuapp.com'],
  },
  environmentNames: {
    url: 'EXPLO_API_URL',
    apiToken: 'EXPLO_API_TOKEN',
    readOnlyToken: 'EXPLO_READ_ONLY_API_TOKEN',
  },
  credentialsHeader,
  scope: { key: 'visibilityGroup', called: 'visibility group', tokensKey: 'api_tokens' },
  authorize,
  // `docs.explo.co/security/rate-limits` says so, in force since 2025-02-19.
  documentedRateLimit: { limit: 180, windowMs: 60_000 },
  fixture: fixtureFormat,
  openStore: ExploStore.open,
  handleMembers,
  refusalKinds,
  refusalsOf,
  assumeRefusals: (assumptions) => assumeRefusals(assumptions as Assumptions),
  refusals: { ...httpRefusals('Explo'), unknownFields, wrongFields },
  vendorErrors,
  records: recordWords,
  existingRecord,
  lintRules,
  loadProbe: async () => (await import('./mutants/index.ts')).probeFacts,
} satisfies Service
