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
export function refusalsOf({ permission, schema, isSlashOptional, refusals }: Operation): readonly RefusalName[] {
  return [
    ...common,
    ...(isSlashOptional ? [] : (['slashMissing'] as const)),
    ...(permission === 'read-write' ? (['readOnlyToken'] as const) : []),
    ...(schema.body || schema.querystring ? (['fieldTypes'] as const) : []),
    ...refusals,
  ]
}
