import { Type } from '@sinclair/typebox'
import {
  Basis,
  Closed,
  Count,
  FixtureRef,
  LintFinding,
  Nullable,
  OpenApi,
  Permission,
  Texts,
} from '../control-schemas.ts'
import type { Member } from '../member.ts'

const LintReport = Closed({ findings: Type.Array(LintFinding), checked: Count, dropped: Count }, 'LintReport')

const CoverageReport = Closed(
  {
    operations: Type.Array(
      Closed({
        operation: Type.String(),
        outcomes: Type.Array(
          Closed({ outcome: Type.String(), status: Type.Integer(), seen: Count, counts: Type.Boolean() }),
        ),
      }),
    ),
    notCalled: Texts,
    seen: Count,
    total: Count,
  },
  'CoverageReport',
)

const AssumptionReport = Closed(
  { name: Type.String(), value: Type.String(), options: Texts, basis: Basis, says: Type.String() },
  'Assumption',
)

const FieldReport = Closed({ name: Type.String(), isRequired: Type.Boolean(), basis: Basis }, 'FieldReport')

const RouteReport = Closed(
  {
    operation: Type.String(),
    tag: Type.String(),
    summary: Type.String(),
    isAnswered: Type.Boolean(),
    method: Nullable(Type.String()),
    paths: Type.Array(Closed({ path: Type.String(), basis: Basis, isLegacy: Type.Boolean() })),
    isGetOrCreate: Type.Boolean(),
    permission: Nullable(Permission),
    replacedBy: Nullable(Type.String()),
    basis: Basis,
    documentation: Type.String(),
    requestFields: Type.Array(FieldReport),
    replyFields: Type.Array(FieldReport),
    refusals: Type.Array(
      Closed({
        name: Type.String(),
        status: Type.Integer(),
        detail: Type.String(),
        basis: Basis,
        assumption: Type.String(),
      }),
    ),
    restsOn: Texts,
  },
  'RouteReport',
)

/** Reports about the service, the tested client and the suite. */
export const reportMembers: readonly Member[] = [
  {
    method: 'GET',
    path: '/state',
    says: 'The whole state as a fixture, with tokens in clear text.',
    answer: FixtureRef,
    handle: { inspect: {} },
    run: ({ handle }) => handle.inspect(),
  },
  {
    method: 'GET',
    path: '/lint',
    says: 'What the tested client should not have done, by lint rule.',
    answer: LintReport,
    errors: ['LINT'],
    handle: { lint: {} },
    run: ({ handle }) => handle.lint(),
  },
  {
    method: 'GET',
    path: '/coverage',
    says: 'Which documented outcomes were answered so far, in all worlds and across resets.',
    answer: CoverageReport,
    handle: { coverage: {} },
    run: ({ handle }) => handle.coverage(),
  },
  {
    method: 'GET',
    path: '/assumptions',
    says: 'Every decision about behaviour that the service does not document, with the option in force.',
    answer: Type.Array(AssumptionReport),
    answerKey: 'assumptions',
    handle: { assumptions: {} },
    run: ({ handle }) => handle.assumptions(),
  },
  {
    method: 'GET',
    path: '/routes',
    says: 'The support matrix: each operation of the service, and how well each part of it is known.',
    answer: Type.Array(RouteReport),
    answerKey: 'routes',
    handle: { routes: {} },
    run: ({ handle }) => handle.routes(),
  },
  {
    method: 'GET',
    path: '/openapi.json',
    says: 'The API of the service as the fake answers it, as an OpenAPI 3.1 document.',
    query: Type.Object({
      serverUrl: Type.Optional(
        Type.String({ description: 'The server in the document. Default: where this call went.' }),
      ),
    }),
    answer: OpenApi,
    handle: { openApi: { send: (serverUrl) => ({ query: { serverUrl } }) } },
    run: ({ handle, query, request: { protocol, host } }) => handle.openApi(query.serverUrl ?? `${protocol}://${host}`),
  },
]
