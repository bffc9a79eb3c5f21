import packageJson from '../../../../package.json' with { type: 'json' }
import { assumptionTable } from '../../../explo/assumptions.ts'
import { operationGroups } from '../../../explo/operations/index.ts'
import { undocumentedOperations } from '../../../explo/operations/undocumented.ts'
import type { Dialect } from '../../../explo/refusals/dialect.ts'
import type { OpenApiDocument } from '../../catalogue.ts'
import { urlsOf } from '../../operation.ts'
import { Components } from './components.ts'
import { operationObject } from './operation-object.ts'
import { refusalLine } from './refusal-responses.ts'

const securityScheme = {
  type: 'apiKey',
  in: 'header',
  name: 'Explo-Authorization',
  description:
    '`Token <API token>`. An API token belongs to one data visibility group, and is read-only or read-write.',
}

/** The Explo API as the fake answers it, in OpenAPI 3.1. */
export function openApiDocument(serverUrl: string, dialect: Dialect): OpenApiDocument {
  const components = new Components()
  const paths: Record<string, Record<string, unknown>> = {}
  for (const { tag, operations } of operationGroups) {
    for (const operation of operations) {
      for (const place of urlsOf(operation)) {
        const object = operationObject(operation, tag, place, components, dialect)
        paths[place.url] = { ...paths[place.url], [operation.method.toLowerCase()]: object }
      }
    }
  }

  return {
    openapi: '3.1.1',
    info: {
      title: 'Explo API',
      version: packageJson.version,
      summary: 'The Explo API as explo-fake answers it.',
      description: introduction(),
      license: { name: packageJson.license, identifier: packageJson.license },
    },
    servers: [{ url: serverUrl, description: 'This fake.' }],
    security: [{ apiToken: [] }],
    tags: operationGroups.map(({ tag, description }) => ({ name: tag, description })),
    paths,
    components: { securitySchemes: { apiToken: securityScheme }, ...components },
  }
}

function introduction(): string {
  const unanswered = undocumentedOperations.map(({ paths }) => `\`${paths[0]}\``).join(' and ')
  return [
    'Not made by Explo. `x-basis` says how well a path or a field is founded: `documented` (where it is missing),',
    '`seen` in public code, or `assumed`; `x-assumptions` names what a successful answer rests on.',
    '`GET /__admin/assumptions` explains each name. `x-order: any` is on lists whose order no page tells, `x-null` on fields',
    'that documents show as null as well as missing.',
    '',
    assumptionTable.trailingSlash.says,
    '',
    'Beyond the operations below, a request may be refused with:',
    '',
    refusalLine('unknownPath'),
    refusalLine('slashMissing'),
    `${refusalLine('notImplemented')}, at ${unanswered}`,
  ].join('\n')
}
