import type { Service } from '../engine/service.ts'
import { authenticate, checkPermission } from './authenticate.ts'
import { readCredentials } from './credentials.ts'
import { operationGroups } from './operations/index.ts'
import { undocumentedOperations } from './operations/undocumented.ts'
import * as refusals from './refusals/errors.ts'
import { unknownFields, wrongFields } from './refusals/field-errors.ts'

/** Explo, as the engine knows it. */
export const explo: Service = {
  groups: operationGroups,
  undocumented: undocumentedOperations,
  readCredentials,
  authenticate,
  checkPermission,
  // `docs.explo.co/security/rate-limits` says so, in force since 2025-02-19.
  documentedRateLimit: { limit: 180, windowMs: 60_000 },
  refusals: { ...refusals, unknownFields, wrongFields },
}
