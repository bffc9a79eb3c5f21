import { isSuccess, type Reply } from '../../engine/contract/reply.ts'
import type { ComparisonRules, Identity } from '../../engine/shadow/compare.ts'
import type { AssumptionName } from '../assumptions.ts'
import { refusals } from '../refusals/refusals.ts'

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

/** How to compare answers of Explo. */
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
  // An object with only a name is a group tag.
  if (Object.keys(object).length === 1 && typeof object.name === 'string') {
    return { kind: 'group tag', id: object.name, naming: 'own' }
  }
  const { embed_id: embedId } = object
  return typeof embedId === 'string' ? { kind: 'embed id', id: embedId, naming: 'declared' } : undefined
}

/** Only blueprints have a number as id. */
function isBlueprint(object: Fields): boolean {
  return typeof object.id === 'number'
}

/** What a field of an answer may rest on, by its last key, the likeliest first. */
const byKey: Readonly<Record<string, readonly AssumptionName[]>> = {
  status: ['createdStatus'],
  user_group: ['replyFields'],
  properties: ['userGroupProperties', 'absentProperties', 'updateSemantics'],
  api_environment_tag: ['apiEnvironmentTag'],
  emails: ['updateEmails', 'repeatedValues'],
  group_tags: ['repeatedValues'],
  team_id: ['teamId'],
  token: ['rotation'],
  computed_properties: ['computedFields'],
  computed_parent_schema_datasource_mapping: ['computedFields'],
  parent_schema_datasource_mapping: ['absentProperties', 'updateSemantics'],
  attributes: ['endUserAttributes'],
  count: ['v2Revision'],
  total_count: ['v2Revision'],
  next: ['v2Revision'],
  previous: ['v2Revision'],
  jwt: ['jwt'],
  link: ['emailOutbox'],
}

/** The assumptions of the fake's answer that a difference contradicts. None when the difference is about none of them. */
export function assumptionsBehind(
  field: string,
  upstream: Reply,
  fake: Reply,
  restsOn: readonly string[],
): readonly string[] {
  if (isSuccess(upstream) && isSuccess(fake)) {
    const likeliest = (byKey[lastKey(field)] ?? []).find((name) => restsOn.includes(name))
    return likeliest === undefined ? [] : [likeliest]
  }
  const isInBody = field === '' || field.startsWith('/')
  return isInBody && isWrappedOtherwise(upstream, fake)
    ? ['errorBody']
    : restsOn.map((name) => disguises.get(name) ?? name)
}

/** Assumptions whose refusals look like those of another assumption. */
const disguises = new Map<string, string>(
  Object.values(refusals).flatMap((kind) =>
    'asIf' in kind ? [[kind.assumption, refusals[kind.asIf].assumption]] : [],
  ),
)

/** Whether two refusals have the same sentences in different bodies. */
function isWrappedOtherwise({ body: upstream }: Reply, { body: fake }: Reply): boolean {
  // In a list, because the body is undefined when it is not JSON.
  const text = JSON.stringify([upstream])
  return textsIn(fake).some((sentence) => sentence !== '' && text.includes(JSON.stringify(sentence).slice(1, -1)))
}

/** Every text in a body. In every dialect, these include the sentences of a refusal. */
function textsIn(body: unknown): string[] {
  if (typeof body === 'string') return [body]
  return Object.values(Object(body)).flatMap(textsIn)
}

function lastKey(field: string): string {
  return field.slice(field.lastIndexOf('/') + 1)
}
