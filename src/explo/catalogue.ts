import type { Catalogue, RouteReport } from '../engine/catalogue.ts'
import { operationNames } from './operations/index.ts'
import type { Dialect } from './refusals/dialect.ts'
import { unexpectedRefusals } from './refusals/refusals.ts'

/** Made when it is first asked for: it never changes within a fake. */
const matrices = new WeakMap<Dialect, Promise<readonly RouteReport[]>>()

/** The Explo API as testers may read about it. */
export const catalogue: Catalogue = {
  operations: operationNames,
  unexpectedRefusals,

  async routes(dialect) {
    const matrix =
      matrices.get(dialect) ??
      import('../engine/http/open-api/support-matrix.ts').then(({ supportMatrix }) => supportMatrix(dialect))
    matrices.set(dialect, matrix)
    return [...(await matrix)]
  },

  async openApi(serverUrl, dialect) {
    const { openApiDocument } = await import('../engine/http/open-api/document.ts')
    return openApiDocument(serverUrl, dialect)
  },
}
