import { Type } from '@sinclair/typebox'
import type { Fixture } from '../../../explo/fixture/schemas.ts'
import {
  AssumptionReport,
  CoverageReport,
  Email,
  EmbedSecret,
  LintReport,
  OpenApi,
  OpenedJwt,
  RouteReport,
} from '../control-schemas.ts'
import { ControlError } from '../errors.ts'
import type { Member } from '../member.ts'

export const state: Member = {
  method: 'GET',
  path: '/state',
  says: 'The whole state, as a fixture, with tokens in clear text.',
  answer: Type.Unsafe<Fixture>({ $ref: '#/components/schemas/Fixture' }),
  handle: { inspect: {} },
  run: ({ world }) => world.inspect(),
}

export const lint: Member = {
  method: 'GET',
  path: '/lint',
  says: 'What the tested client had better not do.',
  answer: LintReport,
  errors: ['EXPLO_FAKE_LINT'],
  handle: { lint: {} },
  run: ({ world }) => world.lint(),
}

export const coverage: Member = {
  method: 'GET',
  path: '/coverage',
  says: 'Which documented outcomes have been answered, by all worlds and over all resets.',
  answer: CoverageReport,
  handle: { coverage: {} },
  run: ({ world }) => world.coverage(),
}

export const outbox: Member = {
  method: 'GET',
  path: '/outbox',
  says: 'The e-mails that the service would have sent, oldest first.',
  answer: Type.Object({ emails: Type.Array(Email) }),
  handle: { outbox: { returns: ({ emails }) => emails } },
  run: async ({ world }) => ({ emails: await world.outbox() }),
}

export const embedSecrets: Member = {
  method: 'GET',
  path: '/embed-secrets',
  says: 'The keys of embed JWTs, in clear text.',
  answer: Type.Object({ embedSecrets: Type.Array(EmbedSecret) }),
  handle: { embedSecrets: { returns: ({ embedSecrets }) => embedSecrets } },
  run: async ({ world }) => ({ embedSecrets: await world.embedSecrets() }),
}

export const openJwt: Member = {
  method: 'POST',
  path: '/jwt/open',
  says: 'Opens an embed JWT that was made with one of the embed secrets of the world.',
  body: {
    schema: Type.Object({ jwt: Type.String() }),
    example: { jwt: 'eyJ…' },
    called: 'A JWT to open',
  },
  answer: OpenedJwt,
  errors: ['EXPLO_FAKE_JWT'],
  handle: { openJwt: { send: (jwt) => ({ body: { jwt } }) } },
  run: ({ world, body }) => {
    const { jwt } = body as { jwt?: unknown }
    if (typeof jwt === 'string') return world.openJwt(jwt)
    throw new ControlError('EXPLO_FAKE_BODY', 'The body has no "jwt".', 'Send { "jwt": "<embed JWT>" }.')
  },
}

export const assumptions: Member = {
  method: 'GET',
  path: '/assumptions',
  says: 'Every decision about behaviour that the service does not document, with the option in force.',
  answer: Type.Object({ assumptions: Type.Array(AssumptionReport) }),
  handle: { assumptions: { returns: ({ assumptions }) => assumptions } },
  run: async ({ world }) => ({ assumptions: await world.assumptions() }),
}

export const routes: Member = {
  method: 'GET',
  path: '/routes',
  says: 'The support matrix: each operation of the service, and how well its parts are founded.',
  answer: Type.Object({ routes: Type.Array(RouteReport) }),
  handle: { routes: { returns: ({ routes }) => routes } },
  run: async ({ world }) => ({ routes: await world.routes() }),
}

export const openApi: Member = {
  method: 'GET',
  path: '/openapi.json',
  says: 'The API of the service as the fake answers it, in OpenAPI 3.1.',
  query: Type.Object({
    serverUrl: Type.Optional(
      Type.String({ description: 'Where a reader finds the API. Left out: where this call went.' }),
    ),
  }),
  answer: OpenApi,
  handle: { openApi: { send: (serverUrl) => ({ query: { serverUrl } }) } },
  run: ({ world, query, request: { protocol, host } }) => world.openApi(query.serverUrl ?? `${protocol}://${host}`),
}
