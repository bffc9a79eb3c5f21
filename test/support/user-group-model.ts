import { refusalBody } from './dialect.ts'
import { type Expected, ExploModel } from './explo-model.ts'

export interface UserGroupRequest {
  readonly operation: keyof typeof fieldsOf
  readonly apiToken: string | null
  readonly body: Readonly<Record<string, unknown>>
}

interface ApiToken {
  readonly visibilityGroup: string
  readonly mayWrite: boolean
}

/** The user-group API: the model of Explo, with its checks of API tokens and fields. */
export class UserGroupModel {
  readonly #apiTokens: ReadonlyMap<string, ApiToken>
  readonly #model: ExploModel

  constructor(teamId: number, apiTokens: ReadonlyMap<string, ApiToken>) {
    this.#apiTokens = apiTokens
    this.#model = new ExploModel({ teamId, levels: ['Customer'], cascades: false, replacesEmails: false })
  }

  /** @param issued The token in the answer of the fake. Throws when it was issued before. */
  answer({ operation, apiToken, body }: UserGroupRequest, issued: string | undefined): Expected {
    if (apiToken === null) return refusal(401, 'Authentication credentials were not provided.')
    const access = this.#apiTokens.get(apiToken)
    if (!access) return refusal(401, 'Invalid token.')
    if (!access.mayWrite) return refusal(403, 'You do not have permission to perform this action.')

    const errors = fieldErrors(operation, body)
    if (Object.keys(errors).length > 0) return refusal(400, 'Invalid input.', errors)

    const expected = this.#model.answer(operation, access.visibilityGroup, body, issued)
    const tokens = this.issued
    if (new Set(tokens).size < tokens.length) throw new Error(`The token ${issued} was issued before`)
    const misshapen = tokens.find((token) => !/^[0-9a-f]{64}$/.test(token))
    if (misshapen !== undefined) throw new Error(`${misshapen} does not have the form of a token`)
    return expected
  }

  /** The current token of a user group; undefined when the group does not exist. */
  tokenOf(visibilityGroup: string, id: string): string | undefined {
    return this.#model.groups[visibilityGroup]?.find((group) => group.id === id)?.token
  }

  /** Includes former tokens. */
  get issued(): readonly string[] {
    return this.#model.knownTokens
  }

  /** The customers as a fixture lists them, without numbers, which no operation on user groups returns. */
  stored(): unknown[] {
    return this.#model.dump().customers.map(({ customer_id: _, ...customer }) => customer)
  }
}

function refusal(status: number, detail: string, errors?: Readonly<Record<string, unknown>>): Expected {
  return { status, body: refusalBody(detail, errors) }
}

const fieldsOf = {
  createUserGroup: { required: ['user_group_id', 'name'], optional: ['is_demo_group', 'mapping', 'properties'] },
  updateUserGroup: { required: ['user_group_id'], optional: ['name', 'is_demo_group', 'mapping', 'properties'] },
  refreshUserGroupToken: { required: ['current_token'], optional: [] },
  deleteUserGroup: { required: ['current_token'], optional: ['user_group_id'] },
}

function fieldErrors(operation: UserGroupRequest['operation'], body: Readonly<Record<string, unknown>>) {
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
