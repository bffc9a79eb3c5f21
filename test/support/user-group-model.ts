import { refusalBody } from './dialect.ts'
/** A request as the model understands it: the parsed body and the API token of who sends it. */
export interface ModelRequest {
  readonly operation: 'create' | 'update' | 'refresh' | 'delete'
  readonly apiToken: string | null
  readonly body: Readonly<Record<string, unknown>>
}

export interface ModelReply {
  readonly status: number
  readonly body: unknown
}

interface Group {
  readonly id: string
  name: string
  token: string
  demo: boolean
  mapping: unknown
  properties: unknown
}

interface ApiToken {
  readonly visibilityGroup: string
  readonly mayWrite: boolean
}

/**
 * The user-group API as its documentation reads, written down a second time and as plainly as can be. It shares nothing with
 * the source, so that both would have to be wrong in the same way.
 */
export class Model {
  readonly #teamId: number
  readonly #apiTokens: ReadonlyMap<string, ApiToken>
  /** In the order of creation. */
  readonly #groups: { readonly visibilityGroup: string; group: Group }[] = []
  readonly #issued = new Set<string>()

  constructor(teamId: number, apiTokens: ReadonlyMap<string, ApiToken>) {
    this.#teamId = teamId
    this.#apiTokens = apiTokens
  }

  /** What must be answered. Which token is issued is up to the other side, so long as it is a new one. */
  answer({ operation, apiToken, body }: ModelRequest, issueToken: () => unknown): ModelReply {
    if (apiToken === null) return refusal(401, 'Authentication credentials were not provided.')
    const access = this.#apiTokens.get(apiToken)
    if (!access) return refusal(401, 'Invalid token.')
    if (!access.mayWrite) return refusal(403, 'You do not have permission to perform this action.')

    const errors = fieldErrors(operation, body)
    if (Object.keys(errors).length > 0) return refusal(400, 'Invalid input.', errors)

    const { visibilityGroup } = access
    const key = operation === 'create' || operation === 'update' ? 'id' : 'token'
    const wanted = body.user_group_id !== undefined && key === 'id' ? body.user_group_id : body.current_token
    const found = this.#groups.find((one) => one.visibilityGroup === visibilityGroup && one.group[key] === wanted)

    if (operation === 'create') return this.#getOrCreate(found?.group, visibilityGroup, body, issueToken)
    if (!found) return refusal(404, 'Not found.')

    const { group } = found
    switch (operation) {
      case 'update':
        group.name = (body.name ?? group.name) as string
        group.demo = (body.is_demo_group ?? group.demo) as boolean
        group.mapping = body.mapping ?? group.mapping
        group.properties = body.properties ?? group.properties
        return { status: 200, body: { success: 1, user_group: this.#shown(group) } }
      case 'refresh':
        group.token = this.#fresh(issueToken())
        return { status: 200, body: { success: 1, user_group: this.#shown(group) } }
      case 'delete':
        this.#groups.splice(this.#groups.indexOf(found), 1)
        return { status: 200, body: { success: 1 } }
    }
  }

  /** The token that a group has now; undefined when there is no such group. */
  tokenOf(visibilityGroup: string, id: string): string | undefined {
    return this.#groups.find((one) => one.visibilityGroup === visibilityGroup && one.group.id === id)?.group.token
  }

  /** Every token that was ever issued, dead ones included. */
  get issued(): readonly string[] {
    return [...this.#issued]
  }

  /** What must be stored, in the words of a fixture, one visibility group after the other. */
  stored(visibilityGroups: readonly string[]): unknown[] {
    return visibilityGroups.flatMap((name) =>
      this.#groups
        .filter(({ visibilityGroup }) => visibilityGroup === name)
        .map(({ group }) => ({
          provided_id: group.id,
          name: group.name,
          visibility_group: name,
          token: group.token,
          is_demo_group: group.demo,
          mapping: group.mapping,
          properties: group.properties,
          emails: [],
          group_tags: [],
          hierarchy_level: 'Customer',
        })),
    )
  }

  #getOrCreate(
    existing: Group | undefined,
    visibilityGroup: string,
    body: Readonly<Record<string, unknown>>,
    issueToken: () => unknown,
  ): ModelReply {
    const group = existing ?? {
      id: body.user_group_id as string,
      name: body.name as string,
      token: this.#fresh(issueToken()),
      demo: (body.is_demo_group ?? false) as boolean,
      mapping: body.mapping ?? null,
      properties: body.properties ?? null,
    }
    if (!existing) this.#groups.push({ visibilityGroup, group })
    return { status: 200, body: { success: 1, new_user_group: !existing, user_group: this.#shown(group) } }
  }

  #fresh(token: unknown): string {
    if (typeof token !== 'string' || !/^[0-9a-f]{64}$/.test(token)) throw new Error(`${token} is not shaped as a token`)
    if (this.#issued.has(token)) throw new Error(`The token ${token} was issued before`)
    this.#issued.add(token)
    return token
  }

  #shown({ id, name, token, demo, properties }: Group) {
    return { team_id: this.#teamId, token, name, provided_id: id, is_demo_group: demo, properties }
  }
}

function refusal(status: number, detail: string, errors?: Readonly<Record<string, unknown>>): ModelReply {
  return { status, body: refusalBody(detail, errors) }
}

const fieldsOf = {
  create: { required: ['user_group_id', 'name'], optional: ['is_demo_group', 'mapping', 'properties'] },
  update: { required: ['user_group_id'], optional: ['name', 'is_demo_group', 'mapping', 'properties'] },
  refresh: { required: ['current_token'], optional: [] },
  delete: { required: ['current_token'], optional: ['user_group_id'] },
}

function fieldErrors(operation: ModelRequest['operation'], body: Readonly<Record<string, unknown>>) {
  const { required, optional } = fieldsOf[operation]
  const errors: Record<string, string[]> = {}
  for (const field of [...required, ...optional]) {
    const sentence = flaw(field, body[field], required.includes(field))
    if (sentence !== undefined) errors[field] = [sentence]
  }
  return errors
}

function flaw(field: string, value: unknown, isRequired: boolean): string | undefined {
  if (value === undefined) return isRequired ? 'This field is required.' : undefined
  if (value === null) return isRequired ? 'This field may not be null.' : undefined
  switch (field) {
    case 'is_demo_group':
      return typeof value === 'boolean' ? undefined : 'Must be a valid boolean.'
    case 'mapping':
    case 'properties':
      if (typeof value !== 'object' || Array.isArray(value)) {
        return `Expected a dictionary of items but got type "${Array.isArray(value) ? 'array' : typeof value}".`
      }
      if (field === 'properties' || Object.values(value).every((target) => typeof target === 'string')) return undefined
      return 'Every value must be a valid string.'
    default:
      if (typeof value !== 'string') return 'Not a valid string.'
      return value.trim() === '' ? 'This field may not be blank.' : undefined
  }
}
