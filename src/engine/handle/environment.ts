import { variableName } from '../product.ts'
import type { ApiToken } from '../terms.ts'

/** What the application under test calls the variables that it reads. */
export interface EnvironmentNames {
  /** @default 'EXPLO_API_URL' */
  readonly url?: string
  /** @default 'EXPLO_API_TOKEN' */
  readonly apiToken?: string
  /** @default 'EXPLO_READ_ONLY_API_TOKEN' */
  readonly readOnlyToken?: string
}

/** Where test runners find a fake that other processes share. The command `contract` reads it too, as its `--url`. */
export const fakeUrlVariable = variableName('url')

/** What they send to that fake to control it. */
export const adminTokenVariable = variableName('admin-token')

export const defaultNames = {
  url: 'EXPLO_API_URL',
  apiToken: 'EXPLO_API_TOKEN',
  readOnlyToken: 'EXPLO_READ_ONLY_API_TOKEN',
} as const satisfies Required<EnvironmentNames>

/** How a fake is reached. */
export interface Access {
  readonly url: string
  /** The file of a certificate that the fake made itself. */
  readonly caFile?: string | undefined
}

/** The variables that lead an application to a fake, with the first token of each permission. */
export function environment(
  { url, caFile }: Access,
  tokens: readonly Pick<ApiToken, 'token' | 'permission'>[],
  names: EnvironmentNames = {},
): Record<string, string> {
  const { url: urlName, apiToken, readOnlyToken } = { ...defaultNames, ...names }
  const nameOf = { 'read-write': apiToken, 'read-only': readOnlyToken }
  const variables: Record<string, string> = { [urlName]: url }
  for (const { token, permission } of tokens) variables[nameOf[permission]] ??= token
  return { ...variables, ...(caFile !== undefined && { NODE_EXTRA_CA_CERTS: caFile }) }
}
