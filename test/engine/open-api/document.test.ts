import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from 'tap'
import { catalogueOf } from '../../../src/engine/catalogue.ts'
import { defaultsOf } from '../../../src/engine/options/assumptions.ts'
import { explo } from '../../../src/explo/index.ts'
import { operations } from '../../../src/explo/operations/index.ts'
import type { RefusalReport } from '../../../src/index.ts'
import { documentedUrls } from '../../support/documented-urls.ts'
import { startFake } from '../../support/helper.ts'
import { openApiDocuments } from './documents.ts'

const redocly = join(import.meta.dirname, '../../../node_modules/@redocly/cli/bin/cli.js')

interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly deprecated?: boolean
  readonly description: string
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, Answer>>
}

interface Answer {
  readonly description: string
  readonly content: Content
}

interface Content {
  readonly 'application/json': { readonly schema: Shape; readonly examples?: object }
  readonly 'text/html'?: { readonly schema: Shape }
}

interface Shape {
  readonly $ref?: string
  readonly anyOf?: readonly { readonly $ref?: string }[]
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>

interface Document {
  readonly paths: Paths
  readonly components: { readonly responses: Readonly<Record<string, Answer>> }
}

test('both committed documents are up to date; `npm run openapi` rewrites them', async (t) => {
  for (const [name, text] of Object.entries(await openApiDocuments())) {
    t.equal(text, await readFile(join(import.meta.dirname, name), 'utf8'), name)
  }
})

test('the OpenAPI linter finds no mistake in the document', async (t) => {
  const { explo } = await startFake(t)
  const folder = t.testdir({ 'openapi.json': JSON.stringify(await explo.openApi()) })
  const config = join(import.meta.dirname, 'redocly.yaml')

  const linting = promisify(execFile)(
    process.execPath,
    [redocly, 'lint', '--config', config, '--format', 'json', join(folder, 'openapi.json')],
    // It works offline, and tells nobody.
    { env: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
  )

  const { stdout } = await linting.catch((failure: { stdout: string }) => failure)
  t.strictSame(JSON.parse(stdout).problems, [])
})

test('every path of every operation is in the document with a unique id', async (t) => {
  const { explo } = await startFake(t)

  const paths = (await explo.openApi()).paths as Paths

  for (const operation of operations) {
    for (const path of documentedUrls(operation)) t.ok(paths[path]?.[operation.method.toLowerCase()], path)
    t.equal(paths[operation.url]?.[operation.method.toLowerCase()]?.operationId, operation.name)
  }
  const ids = Object.values(paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId))
  t.equal(new Set(ids).size, ids.length)
})

test('deprecated operations are marked, and name their replacement', async (t) => {
  const { explo } = await startFake(t)

  const paths = (await explo.openApi()).paths as Paths

  t.match(paths['/api/create_user_group/']?.post, { deprecated: true, description: /names `createCustomer`/ })
  t.match(paths['/embed/create_user_group/']?.post, {
    deprecated: true,
    description: /older path of `createUserGroup`/,
  })
  t.equal(paths['/api/create_customer/']?.post?.deprecated, undefined)
})

test('a path that is documented without its slash is in the document in both forms', async (t) => {
  const { explo } = await startFake(t)

  const paths = (await explo.openApi()).paths as Paths

  t.equal(paths['/api/partners/connect/']?.post?.operationId, 'connectPartner')
  t.equal(paths['/api/partners/connect']?.post?.operationId, 'connectPartnerWithoutSlash')
})

test('every refusal of an operation is among its responses', async (t) => {
  const { explo } = await startFake(t)

  const { paths, components } = (await explo.openApi()) as unknown as Document

  const isTold = (path: string, method: string, { name, status, detail }: RefusalReport) => {
    const response = paths[path]?.[method.toLowerCase()]?.responses[status]
    const { description, content } = components.responses[`Refusal${status}`] ?? (response as Answer)
    const { schema } = content['application/json']
    const shapes = (schema.anyOf ?? [schema]).map(({ $ref }) => $ref)
    const shape = `#/components/schemas/${detail === 'Invalid input.' ? 'FieldRefusal' : 'Refusal'}`
    return description.includes(`\`${detail}\` (${name};`) && shapes.includes(shape)
  }
  const answered = (await explo.routes()).filter(({ isAnswered }) => isAnswered)
  t.strictSame(
    answered.flatMap(({ operation, method, paths: places, refusals }) =>
      places.flatMap(({ path }) =>
        refusals.filter((refusal) => !isTold(path, String(method), refusal)).map(({ name }) => `${operation}: ${name}`),
      ),
    ),
    [],
  )
})

test('the document shows refusals in the dialect of the fake', async (t) => {
  const drf = await startFake(t, { assumptions: { errorBody: 'drf', missingCredentials: '403' } })
  const html = await startFake(t, { assumptions: { errorBody: 'html' } })
  const body = ['Not found.', { code: 7, all: '{sentences}', of: '{field}' }, null, []]
  const recorded = await startFake(t, { assumptions: { refusals: { notFound: { status: 410, body } } } })

  const shownIn = async ({ explo }: typeof drf) => {
    const { paths, components } = (await explo.openApi()) as unknown as Document & { components: { schemas: object } }
    return { responses: paths['/api/get_customer/']?.post?.responses ?? {}, schemas: components.schemas }
  }
  const [plain, pages, own] = [await shownIn(drf), await shownIn(html), await shownIn(recorded)]

  t.match(plain.schemas, {
    Refusal: { required: ['detail'] },
    FieldRefusal: { additionalProperties: { type: 'array' } },
  })
  t.equal('401' in plain.responses, false)
  t.match(plain.responses['403']?.description, /missingCredentials/)
  t.strictSame(pages.responses['429']?.content, { 'text/html': { schema: { type: 'string' } } })
  t.strictSame(own.responses['410']?.content['application/json'].schema, {
    type: 'array',
    items: {
      anyOf: [
        { const: 'Not found.' },
        {
          type: 'object',
          required: ['code', 'all', 'of'],
          properties: {
            code: { const: 7 },
            all: { type: 'array', items: { type: 'string' } },
            of: { type: 'string' },
          },
        },
        { const: null },
        { type: 'array', items: {} },
      ],
    },
  })
})

test('a DELETE has a request body', async (t) => {
  const { explo } = await startFake(t)

  const paths = (await explo.openApi()).paths as Paths

  t.match(paths['/api/delete_customer/']?.delete?.requestBody?.content['application/json'], {
    schema: { $ref: '#/components/schemas/CustomerTokenBody' },
    examples: { 'The newest page': { value: { current_token: 'a'.repeat(64) } } },
  })
})

test('an older answer that lacks newer fields is not an example of the answer', async (t) => {
  const { explo } = await startFake(t)

  const { post } = ((await explo.openApi()).paths as Paths)['/api/create_customer/'] ?? {}

  t.strictSame(Object.keys(post?.requestBody?.content['application/json'].examples ?? {}), [
    'The newest page',
    'An older page, with another level',
    'The oldest page',
  ])
  t.strictSame(Object.keys(post?.responses[200]?.content['application/json'].examples ?? {}), [
    'The newest page',
    'An older page, with another level',
  ])
})

test('an operation without a documented example has none in the document', async (t) => {
  const withoutExamples = catalogueOf({
    ...explo,
    groups: explo.groups.map((group) => ({
      ...group,
      operations: group.operations.map(({ examples: _, ...operation }) => operation),
    })),
  })

  const document = await withoutExamples.openApi('/', defaultsOf(explo).dialect)

  t.notOk(JSON.stringify(document).includes('"examples"'))
})
