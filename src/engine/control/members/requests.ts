import { Type } from '@sinclair/typebox'
import { checkRequestFilter, type RequestFilter } from '../../journal/find-requests.ts'
import type { Service } from '../../service.ts'
import type { NeverExpectation, RequestExpectation, Step, WaitExpectation } from '../../verify/expectation.ts'
import { Closed, Count, Fields, FixtureRef, Milliseconds, type ScopedSchemas } from '../control-schemas.ts'
import type { Member } from '../member.ts'

const match = {
  operation: Type.Optional(Type.String()),
  status: Type.Optional(Type.Integer({ minimum: 100, maximum: 599 })),
  where: Type.Optional(Fields),
}
const RequestMatch = Closed(match, 'RequestMatch')
const Steps = Type.Array(Type.Union([Type.String({ description: 'The name of an operation.' }), RequestMatch]), {
  minItems: 2,
})

const byId = { send: (id: string) => ({ parameters: { id } }) }
const body = { send: (body: unknown) => ({ body }) }

/** The journal of a world, and the checks of it. */
export function requestMembers(
  { examples }: Service,
  { RequestRecord, Requests, LateRequest }: ScopedSchemas,
): readonly Member[] {
  const { create, update = create, use } = examples
  const { where } = create
  const operation = create.operation.name
  return [
    {
      method: 'GET',
      path: '/requests',
      says: 'The requests since the last reset, oldest first.',
      query: Type.Object({
        operation: Type.Optional(Type.String()),
        status: Type.Optional(Type.Integer({ minimum: 100, maximum: 599 })),
        where: Type.Optional(Type.String({ description: 'Fields of the request, as JSON.' })),
        limit: Type.Optional(Type.Integer({ minimum: 0, description: 'Only the newest N requests.' })),
        before: Type.Optional(Type.String({ description: 'Only requests that arrived before the one with this id.' })),
      }),
      answer: Type.Object({
        requests: Requests,
        total: Type.Integer({
          minimum: 0,
          description: 'How many requests the journal has, regardless of the filter.',
        }),
        dropped: Type.Integer({
          minimum: 0,
          description: 'How many requests the journal dropped because of its limits.',
        }),
      }),
      handle: {
        'requests.list': {
          send: (filter = {}) => {
            // A query has only text. Checks the types here, before they are lost. The fake checks the operation.
            checkRequestFilter(filter, [Object(filter).operation])
            return { query: filter }
          },
          returns: ({ requests }) => requests,
        },
        'requests.dropped': { send: () => ({ query: { limit: 0 } }), returns: ({ dropped }) => dropped },
      },
      run: async ({ handle, world, query: { operation, status, where, limit, before } }) => {
        const filter = { operation, status: toNumber(status), where: toJson(where), limit: toNumber(limit), before }
        return {
          requests: await handle.requests.list(filter as RequestFilter),
          total: world.state.journal.entries().length,
          dropped: await handle.requests.dropped(),
        }
      },
    },
    {
      method: 'DELETE',
      path: '/requests',
      says: 'Clears the journal, and nothing else.',
      errors: ['WORLD_CLOSED'],
      handle: { 'requests.clear': {} },
      run: ({ handle }) => handle.requests.clear(),
    },
    {
      method: 'POST',
      path: '/requests/wait',
      says: 'Waits for matching requests, and answers with them.',
      body: {
        schema: Closed(
          { ...match, count: Type.Optional(Type.Integer({ minimum: 1 })), timeoutMs: Type.Optional(Milliseconds) },
          'WaitExpectation',
        ),
        example: { operation, status: 200, where, count: 1, timeoutMs: 5000 },
      },
      answer: Requests,
      answerKey: 'requests',
      errors: ['WAIT_TIMEOUT', 'WAIT_ENDED'],
      handle: { 'requests.waitFor': body },
      run: ({ handle, body }) => handle.requests.waitFor(body as WaitExpectation),
    },
    {
      method: 'GET',
      path: '/requests/unmatched',
      says: 'The requests that matched no operation.',
      answer: Requests,
      answerKey: 'requests',
      handle: { 'requests.unmatched': {} },
      run: ({ handle }) => handle.requests.unmatched(),
    },
    {
      method: 'GET',
      path: '/requests/late',
      says: 'The requests that were received before a reset and answered after it.',
      answer: Type.Array(LateRequest),
      answerKey: 'requests',
      handle: { 'requests.late': {} },
      run: ({ handle }) => handle.requests.late(),
    },
    {
      method: 'GET',
      path: '/requests/:id',
      says: 'A request by its id.',
      answer: RequestRecord,
      errors: ['UNKNOWN_REQUEST'],
      handle: { 'requests.get': byId },
      run: ({ handle, parameters: { id } }) => handle.requests.get(id as string),
    },
    {
      method: 'GET',
      path: '/requests/:id/explain',
      says: 'Why a request got its answer, one line per reason.',
      answer: Type.String(),
      answerKey: 'explanation',
      errors: ['UNKNOWN_REQUEST'],
      handle: { explain: byId },
      run: ({ handle, parameters: { id } }) => handle.explain(id as string),
    },
    {
      method: 'GET',
      path: '/requests/:id/state',
      says: 'The whole state before and after a request, each as a fixture, with tokens in clear text.',
      answer: Type.Object({ before: FixtureRef, after: FixtureRef }),
      errors: ['UNKNOWN_REQUEST', 'STATE_GONE'],
      handle: { 'requests.state': byId },
      run: ({ handle, parameters: { id } }) => handle.requests.state(id as string),
    },
    {
      method: 'POST',
      path: '/verify',
      says: 'Checks how many requests match. If the number is wrong, the error has the closest requests.',
      body: {
        schema: Closed(
          { ...match, exactly: Type.Optional(Count), atLeast: Type.Optional(Count), atMost: Type.Optional(Count) },
          'Expectation',
        ),
        example: { operation, status: 200, where, exactly: 1, atLeast: 1, atMost: 1 },
      },
      answer: Requests,
      answerKey: 'requests',
      errors: ['VERIFY'],
      handle: { verify: body },
      run: ({ handle, body }) => handle.verify(body as RequestExpectation),
    },
    {
      method: 'POST',
      path: '/verify/never',
      says: 'Checks that no request matches, and that none arrives within `withinMs`.',
      body: {
        schema: Closed({ ...match, withinMs: Type.Optional(Milliseconds) }, 'NeverExpectation'),
        example: { operation: update.operation.name, status: 200, where: update.where, withinMs: 20 },
      },
      errors: ['VERIFY'],
      handle: { verifyNever: body },
      run: ({ handle, body }) => handle.verifyNever(body as NeverExpectation),
    },
    {
      method: 'POST',
      path: '/verify/order',
      says: 'Checks that requests arrived in this order. Others may have arrived in between.',
      body: {
        schema: Closed({ steps: Steps }),
        example: { steps: [operation, { operation: use.operation.name, status: 200, where: use.where }] },
        called: 'An order',
      },
      answer: Requests,
      answerKey: 'requests',
      errors: ['VERIFY'],
      handle: { verifyOrder: { send: (steps) => ({ body: { steps } }) } },
      run: ({ handle, body }) => handle.verifyOrder((body as { steps: readonly Step[] }).steps),
    },
  ]
}

/** A text that is not a number stays as it is, so that the error message can show it. */
function toNumber(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : text
}

/** As {@link toNumber}, for JSON. */
function toJson(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
