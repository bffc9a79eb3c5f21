import { type TProperties, type TSchema, Type } from '@sinclair/typebox'
import { gatePoints } from '../gates/gate.ts'
import type { ScopeWords } from '../terms.ts'

// What the control API is sent and answers, for its OpenAPI document. The members of a handle check what they are given.

/** An object whose keys are all known. What has a title is named once in the document. */
const Closed = <Properties extends TProperties>(properties: Properties, title?: string) =>
  Type.Object(properties, { additionalProperties: false, ...(title !== undefined && { title }) })

const Nullable = (schema: TSchema) => Type.Union([schema, Type.Null()])
const Texts = Type.Array(Type.String())
const Count = Type.Integer({ minimum: 0 })
const Milliseconds = Type.Integer({ minimum: 0, description: 'Milliseconds of real time.' })
const Time = Type.String({ description: 'ISO 8601, on the clock of the world.' })
const Choice = (...options: readonly string[]) => Type.Unsafe<string>({ type: 'string', enum: options })
const Anything = Type.Unsafe<unknown>({})
const Fields = Type.Record(Type.String(), Anything, { description: 'Fields of the request. Others do not matter.' })
const Permission = Choice('read-only', 'read-write')
const Basis = Choice('documented', 'seen', 'assumed')
const Duration = Type.Unsafe<unknown>({
  type: ['number', 'string'],
  description: 'Milliseconds, or for example `25h`.',
})
const Instant = Type.Unsafe<unknown>({
  type: ['number', 'string'],
  description: 'ISO 8601, or milliseconds since 1970.',
})

export const requestsOf = (record: TSchema) => Closed({ requests: Type.Array(record) })

const match = {
  operation: Type.Optional(Type.String()),
  status: Type.Optional(Type.Integer({ minimum: 100, maximum: 599 })),
  where: Type.Optional(Fields),
}

export const RequestMatch = Closed(match, 'RequestMatch')

export const Expectation = Closed(
  { ...match, exactly: Type.Optional(Count), atLeast: Type.Optional(Count), atMost: Type.Optional(Count) },
  'Expectation',
)

export const NeverExpectation = Closed({ ...match, withinMs: Type.Optional(Milliseconds) }, 'NeverExpectation')

export const WaitExpectation = Closed(
  { ...match, count: Type.Optional(Type.Integer({ minimum: 1 })), timeoutMs: Type.Optional(Milliseconds) },
  'WaitExpectation',
)

export const Steps = Closed({
  steps: Type.Array(Type.Union([Type.String({ description: 'The name of an operation.' }), RequestMatch]), {
    minItems: 2,
  }),
})

export const ClockReading = Closed({ now: Time, mode: Choice('frozen', 'running') }, 'Clock')

export const ClockSetting = Closed({
  now: Type.Optional(Instant),
  mode: Type.Optional(Choice('frozen', 'running')),
})

export const ClockAdvance = Closed({ by: Duration })

const FaultMatch = Closed({
  operation: Type.Optional(Type.String()),
  method: Type.Optional(Type.String()),
  path: Type.Optional(Type.String()),
  where: Type.Optional(Fields),
})

const fault = {
  match: FaultMatch,
  window: Type.Optional(Closed({ from: Type.Optional(Instant), until: Type.Optional(Instant) })),
  then: Type.Optional(
    Type.Unsafe<unknown>({
      description:
        'The name of an error, `{ status, body, headers }`, or `{ connection }`. Left out, the request is only delayed.',
      type: ['object', 'string'],
    }),
  ),
  delay: Type.Optional(
    Type.Unsafe<unknown>({
      type: ['number', 'object', 'string'],
      description: 'Milliseconds, for example `2s`, or `{ median, sigma }`.',
    }),
  ),
  rate: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1 })),
}
const Times = Type.Unsafe<unknown>({ type: ['integer', 'string'], description: 'A number from 1, or `unlimited`.' })
const Phase = Choice('before', 'after')

export const Fault = Closed(
  { ...fault, skip: Type.Optional(Count), times: Type.Optional(Times), phase: Type.Optional(Phase) },
  'Fault',
)

export const ArmedFault = Closed(
  {
    id: Type.String(),
    ...fault,
    skip: Count,
    times: Times,
    phase: Phase,
    hits: Count,
    isSpent: Type.Boolean(),
    replay: Nullable(Type.String()),
  },
  'ArmedFault',
)

const gate = { operation: Type.String(), at: Choice(...gatePoints), where: Type.Optional(Fields) }

export const Gate = Closed(
  { ...gate, parties: Type.Optional(Type.Integer({ minimum: 1 })), timeoutMs: Type.Optional(Milliseconds) },
  'Gate',
)

export const GateRecord = Closed(
  {
    id: Type.String(),
    ...gate,
    parties: Type.Integer({ minimum: 1 }),
    timeoutMs: Milliseconds,
    status: Choice('arrived', 'missed', 'released', 'waiting'),
    requests: Texts,
  },
  'GateRecord',
)

export const Release = Closed({ order: Type.Optional(Texts) })

export const LintReport = Closed(
  {
    findings: Type.Array(
      Closed({
        rule: Type.String(),
        level: Choice('fail', 'warn'),
        message: Type.String(),
        cure: Type.String(),
        requests: Texts,
      }),
    ),
    checked: Count,
    dropped: Count,
  },
  'LintReport',
)

export const CoverageReport = Closed(
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

export const AssumptionReport = Closed(
  { name: Type.String(), value: Type.String(), options: Texts, basis: Basis, says: Type.String() },
  'Assumption',
)

const FieldReport = Closed({ name: Type.String(), isRequired: Type.Boolean(), basis: Basis }, 'FieldReport')

export const RouteReport = Closed(
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

export const OpenApi = Type.Object({ openapi: Type.String() }, { description: 'An OpenAPI 3.1 document.' })

/** The schemas of what shows the scope of API tokens, requests and changes. */
export function scopedSchemas({ key }: ScopeWords) {
  const Scope = { [key]: Nullable(Type.String()) }
  const Tokens = Type.Array(Closed({ token: Type.String(), permission: Permission, [key]: Type.String() }, 'ApiToken'))
  const record = {
    id: Type.String(),
    receivedAt: Time,
    operation: Nullable(Type.String()),
    method: Type.String(),
    path: Type.String({ description: 'With the query.' }),
    headers: Type.Record(Type.String(), Type.String()),
    body: Anything,
    ...Scope,
    permission: Nullable(Permission),
    status: Nullable(Type.Integer()),
    reply: Anything,
    changes: Type.Array(Closed({ kind: Type.String(), ...Scope, before: Anything, after: Anything })),
    reason: Nullable(Type.String()),
    hint: Nullable(Type.String()),
    assumptions: Texts,
    replacedBy: Nullable(Type.String()),
    unknownFields: Texts,
    faults: Texts,
    isInjected: Type.Boolean(),
    variations: Texts,
  }
  const RequestRecord = Closed(record, 'Request')
  return {
    Tokens,
    RequestRecord,
    LateRequest: Closed(
      { ...record, world: Type.String(), epoch: Type.Integer(), test: Nullable(Type.String()) },
      'LateRequest',
    ),
    WorldReport: Closed(
      {
        id: Type.String(),
        name: Type.String(),
        apiToken: Type.Optional(Type.String({ description: 'The first read-write API token.' })),
        readOnlyToken: Type.Optional(Type.String({ description: 'The first read-only API token.' })),
        tokens: Tokens,
        epoch: Type.Integer({ minimum: 1 }),
      },
      'World',
    ),
    /** What a call gets that cannot be done. */
    ControlProblem: Closed(
      {
        error: Closed({
          code: Type.String({ description: 'Stable, for programs.' }),
          message: Type.String({ description: 'What is wrong.' }),
          hint: Type.String({ description: 'The cure.' }),
          mistakes: Type.Optional(
            Type.Array(Closed({ origin: Type.String(), pointer: Type.String(), message: Type.String() })),
          ),
          requests: Type.Optional(Type.Array(RequestRecord)),
          findings: Type.Optional(LintReport.properties.findings),
        }),
      },
      'Problem',
    ),
  }
}

export type ScopedSchemas = ReturnType<typeof scopedSchemas>
