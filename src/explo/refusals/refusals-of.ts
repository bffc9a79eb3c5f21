import type { Operation } from '../../engine/operation.ts'
import type { RefusalName } from './refusals.ts'

/** What every operation refuses. */
const common: readonly RefusalName[] = [
  'badRequest',
  'throttled',
  'missingCredentials',
  'unknownToken',
  'methodNotAllowed',
  'bodyTooLarge',
  'unsupportedMediaType',
  'malformedBody',
  'unknownFields',
]

/** Everything that an operation refuses. */
export function refusalsOf({ permission, schema, isSlashOptional, refusals }: Operation): readonly string[] {
  return [
    ...common,
    ...(isSlashOptional ? [] : ['slashMissing']),
    ...(permission === 'read-write' ? ['readOnlyToken'] : []),
    ...(schema.body || schema.querystring ? ['fieldTypes'] : []),
    ...refusals,
  ]
}
