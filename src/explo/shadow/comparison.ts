import type { ComparisonRules, Identity } from '../../engine/shadow/compare.ts'

type Fields = Readonly<Record<string, unknown>>

const volatileKeys = {
  token: 'token',
  team_id: 'team',
  jwt: 'JWT',
  link: 'link',
  access_group: 'access group',
  accessGroup: 'access group',
  blueprint_id: 'blueprint',
}
const volatileKeysOfBlueprints = { id: 'blueprint', embed_id: 'embed id' }

/** What answers of Explo consist of. */
export const comparison: ComparisonRules = {
  volatileKeysOf: (object) => (isBlueprint(object) ? volatileKeysOfBlueprints : volatileKeys),
  clientsOwn: /^(properties|attributes)$|mapping$/i,
  counts: new Set(['count', 'total_count']),
  pages: new Set(['next', 'previous']),
  identify,
}

function identify(object: Fields): Identity | undefined {
  if (isBlueprint(object)) return { kind: 'blueprint', id: object.id, naming: 'paired' }
  const id = object.provided_id ?? object.providedId
  if (typeof id === 'string') return { kind: 'customer', id, naming: 'own' }
  // An object with nothing but a name is a group tag.
  if (Object.keys(object).length === 1 && typeof object.name === 'string') {
    return { kind: 'group tag', id: object.name, naming: 'own' }
  }
  const { embed_id: embedId } = object
  return typeof embedId === 'string' ? { kind: 'embed id', id: embedId, naming: 'declared' } : undefined
}

/** Only a blueprint is listed with a number. */
function isBlueprint(object: Fields): boolean {
  return typeof object.id === 'number'
}
