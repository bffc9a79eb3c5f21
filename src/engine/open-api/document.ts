import type { OpenApiDocument } from '../api-reports.ts'
import { urlsOf } from '../operation.ts'
import { product } from '../product.ts'
import type { Dialect } from '../refusals/dialect.ts'
import type { Service } from '../service.ts'
import { Components, operationObject, refusalLine } from './operation-object.ts'

/** The API of the service as the fake answers it, in OpenAPI 3.1. */
export function openApiDocument(service: Service, serverUrl: string, dialect: Dialect): OpenApiDocument {
  const { name, groups, credentialsHeader: header } = service
  const components = new Components()
  const paths: Record<string, Record<string, unknown>> = {}
  for (const { tag, operations } of groups) {
    for (const operation of operations) {
      for (const place of urlsOf(operation)) {
        const object = operationObject(operation, place, { service, tag, components, dialect })
        paths[place.url] = { ...paths[place.url], [operation.method.toLowerCase()]: object }
      }
    }
  }

  return {
    openapi: '3.1.1',
    info: {
      title: `${name} API`,
      version: product.version,
      summary: `The ${name} API as ${product.name} answers it.`,
      description: introduction(service, dialect),
      license: { name: product.license, identifier: product.license },
    },
    servers: [{ url: serverUrl, description: 'This fake.' }],
    security: [{ apiToken: [] }],
    tags: groups.map(({ tag, description }) => ({ name: tag, description })),
    paths,
    components: {
      securitySchemes: {
        apiToken: { type: 'apiKey', in: 'header', name: header.name, description: header.description },
      },
      ...components,
    },
  }
}

function introduction({ name, assumptions, undocumented = [] }: Service, dialect: Dialect): string {
  const unanswered = undocumented.map(({ paths }) => `\`${paths[0]}\``).join(' and ')
  return [
    `Not made by ${name}. \`x-basis\` says how well a path or a field is known: \`documented\` (also where it is missing),`,
    '`seen` in public code, or `assumed`. `x-assumptions` has the assumptions behind a successful answer;',
    '`GET /__admin/assumptions` explains them. `x-order: any` marks lists whose order is not documented, and `x-null` marks',
    'fields that the documentation shows both as null and as missing.',
    '',
    assumptions.trailingSlash?.says,
    '',
    'Beyond the operations below, a request may be refused with:',
    '',
    refusalLine('unknownPath', dialect),
    refusalLine('slashMissing', dialect),
    ...(undocumented.length > 0 ? [`${refusalLine('notImplemented', dialect)}, at ${unanswered}`] : []),
  ].join('\n')
}
