import { existsSync } from 'node:fs'
import { variableName } from '../product.ts'
import type { ApiToken, EnvironmentNames, FakeAddress, UsualNames } from '../terms.ts'

/** Where test runners find a fake that other processes share. The command `contract` reads it too, as its `--url`. */
export const fakeUrlVariable = variableName('url')

/** What they send to that fake to control it. */
export const adminTokenVariable = variableName('admin-token')

/** The variables that lead an application to a fake, with the first token of each permission. */
export function environment(
  { url, caFile }: FakeAddress,
  tokens: readonly Pick<ApiToken, 'token' | 'permission'>[],
  names: EnvironmentNames & UsualNames,
): Record<string, string> {
  const { url: urlName, urlPath = '', apiToken, readOnlyToken } = names
  const nameOf = { 'read-write': apiToken, 'read-only': readOnlyToken }
  const variables: Record<string, string> = { [urlName]: url + urlPath }
  for (const { token, permission } of tokens) variables[nameOf[permission]] ??= token
  return { ...variables, ...(caFile !== undefined && { NODE_EXTRA_CA_CERTS: caFile }) }
}

/** What the control API tells of the fake that answers. */
export interface VersionReport {
  /** On the machine of the fake. */
  readonly caFile?: string
}

/** How programs on this machine reach a fake: by the file of its certificate, too, where it made one and they can see it. */
export function addressOf(url: string, { caFile }: VersionReport): FakeAddress {
  return caFile !== undefined && existsSync(caFile) ? { url, caFile } : { url }
}
