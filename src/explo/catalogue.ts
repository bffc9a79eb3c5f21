import type { Catalogue, RouteReport } from '../engine/catalogue.ts'
import { operationNames } from './operations/index.ts'

/** Made when it is first asked for; it never changes. */
let matrix: Promise<readonly RouteReport[]> | undefined

/** The Explo API as testers may read about it. */
export const catalogue: Catalogue = {
  operations: operationNames,

  async routes() {
    matrix ??= import('../engine/http/open-api/support-matrix.ts').then(({ supportMatrix }) => supportMatrix())
    return [...(await matrix)]
  },

  async openApi(serverUrl) {
    const { openApiDocument } = await import('../engine/http/open-api/document.ts')
    return openApiDocument(serverUrl)
  },
}
