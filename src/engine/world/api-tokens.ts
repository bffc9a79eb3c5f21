import { OptionError } from '../input/tester-error.ts'
import type { ApiToken, ApiTokenRecord, Permission, ScopeWords } from '../terms.ts'
import type { World } from './world.ts'

/** The API tokens of a world as testers see them. */
export function describeTokens({ tokens, settings }: Pick<World, 'settings' | 'tokens'>): ApiTokenRecord[] {
  const { key } = settings.service.changeWords.scope
  return tokens.map(({ token, permission, scope }) => ({ token, permission, [key]: scope }))
}

/** @throws {OptionError} When there is none: a fixture need not have one. */
export function firstToken(
  tokens: readonly Pick<ApiToken, 'permission' | 'token'>[],
  permission: Permission,
  { called, tokensKey }: ScopeWords,
): string {
  const found = tokens.find((token) => token.permission === permission)
  if (found) return found.token

  throw new OptionError(
    `No ${called} has a ${permission} API token.`,
    `Add one to "${tokensKey}" of a ${called} in the fixture.`,
  )
}
