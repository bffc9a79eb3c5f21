import { type TProperties, type TSchema, Type } from '@sinclair/typebox'
import type { ScopeWords } from '../terms.ts'

// Schemas that several routes share, for the OpenAPI document of the control API. The handle itself checks what it is given.

/** An object without other keys. If it has a title, the document has it once, under that name. */
export const Closed = <Properties extends TProperties>(properties: Properties, title?: string) =>
  Type.Object(properties, { additionalProperties: false, ...(title !== undefined && { title }) })

export const Nullable = (schema: TSchema) => Type.Union([schema, Type.Null()])
export const Texts = Type.Array(Type.String())
export const Count = Type.Integer({ minimum: 0 })
export const Milliseconds = Type.Integer({ minimum: 0, description: 'Milliseconds of real time.' })
export const Time = Type.String({ description: 'ISO 8601, on the clock of the world.' })
export const Choice = (...options: readonly string[]) => Type.Unsafe<string>({ type: 'string', enum: options })
const Anything = Type.Unsafe<unknown>({})
export const Fields = Type.Record(Type.String(), Anything, {
  description: 'Fields that the request must have. It may have others.',
})
export const Permission = Choice('read-only', 'read-write')
export const Basis = Choice('documented', 'seen', 'assumed')
export const Duration = Type.Unsafe<unknown>({
  type: ['number', 'string'],
  description: 'Milliseconds, or a duration such as `25h`.',
})
export const Instant = Type.Unsafe<unknown>({
  type: ['number', 'string'],
  description: 'ISO 8601, or milliseconds since 1970.',
})

export const LintFinding = Closed({
  rule: Type.String(),
  level: Choice('fail', 'warn'),
  message: Type.String(),
  cure: Type.String(),
  requests: Texts,
})

/** The format of the fixtures, which the document describes once. */
export const FixtureRef = Type.Unsafe<unknown>({ $ref: '#/components/schemas/Fixture' })

export const OpenApi = Type.Object({ openapi: Type.String() }, { description: 'An OpenAPI 3.1 document.' })

/** The schemas of everything that shows the scope of an API token, of a request or of a change. */
export function scopedSchemas({ key }: ScopeWords) {
  const Scope = { [key]: Nullable(Type.String()) }
  const Tokens = Type.Array(Closed({ token: Type.String(), permission: Permission, [key]: Type.String() }, 'ApiToken'))
  const record = {
    id: Type.String(),
    receivedAt: Time,
    operation: Nullable(Type.String()),
    method: Type.String(),
    path: Type.String({ description: 'Includes the query.' }),
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
    Requests: Type.Array(RequestRecord),
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
          findings: Type.Optional(Type.Array(LintFinding)),
        }),
      },
      'Problem',
    ),
  }
}

export type ScopedSchemas = ReturnType<typeof scopedSchemas>
