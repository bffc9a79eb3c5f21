import { operationsByPath } from '../../explo/operations/index.ts'

/** What the `Allow` header of a path says, slash or not, or undefined for a path that Explo never had. */
export function allowedMethods(path: string): string | undefined {
  const operations = operationsByPath.get(path) ?? operationsByPath.get(`${path}/`)
  return operations && [...operations.map(({ method }) => method), 'OPTIONS'].join(', ')
}
