import { existsSync } from 'node:fs'
import { checkObject, readName } from '../input/check-input.ts'
import { variableName } from '../product.ts'
import type { ApiToken, EnvironmentNames, FakeAddress, UsualNames } from '../terms.ts'

/** The variable with the URL of a shared fake, for test runners. The command `contract` reads it as its `--url`. */
export const fakeUrlVariable = variableName('url')

/** The variable with the admin token of a shared fake. */
export const adminTokenVariable = variableName('admin-token')

const variableKeys = ['url', 'apiToken', 'readOnlyToken']

/** The names of the variables, with the usual ones for those that are not given. @throws {OptionError} */
export function readVariableNames(
  names: EnvironmentNames | undefined = {},
  usual: UsualNames,
): EnvironmentNames & UsualNames {
  const known = [...variableKeys, 'urlPath']
  checkObject(names, known, 'The names of the variables', (key) => `There is no variable for "${key}".`)
  const all = { ...usual, ...names }
  for (const key of variableKeys) readName(all[key as keyof UsualNames], `The variable for "${key}"`)
  return all
}

/** The environment of an application that uses the fake, with the first token of each permission. */
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

export interface VersionReport {
  /** A path on the machine of the fake. */
  readonly caFile?: string
}

/** The address of a fake, with the file of its certificate if this machine has it. */
export function addressOf(url: string, { caFile }: VersionReport): FakeAddress {
  return caFile !== undefined && existsSync(caFile) ? { url, caFile } : { url }
}
