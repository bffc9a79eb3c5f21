import { createExploFake } from '../../../src/index.ts'

interface Document {
  readonly info: { readonly version: string }
}

/** Both OpenAPI documents as JSON, by the name of their file in this folder. */
export async function openApiDocuments(): Promise<Record<string, string>> {
  const fake = await createExploFake({ listen: false })
  const control = await fake.fetch('http://localhost/__admin/openapi-control.json')
  const documents = {
    'explo.openapi.json': written((await fake.openApi()) as unknown as Document),
    'control.openapi.json': written((await control.json()) as Document),
  }
  await fake.close()
  return documents
}

/** Without the version, which every release changes. */
function written({ info: { version: _, ...info }, ...document }: Document): string {
  return `${JSON.stringify({ info, ...document }, null, 2)}\n`
}
