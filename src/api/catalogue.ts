import type { Catalogue } from '../world/catalogue.ts'
import { operationNames } from './operations.ts'

/** The Explo API as testers may read about it. */
export const catalogue: Catalogue = {
  operations: operationNames,

  async routes() {
    const { supportMatrix } = await import('./support-matrix.ts')
    return supportMatrix()
  },

  async openApi(serverUrl) {
    const { openApiDocument } = await import('./open-api/document.ts')
    return openApiDocument(serverUrl)
  },
}
