import { Type } from '@sinclair/typebox'
import { checkRequestFilter, type RequestFilter } from '../../journal/find-requests.ts'
import type { Service } from '../../service.ts'
import type { NeverExpectation, RequestExpectation, Step, WaitExpectation } from '../../verify/expectation.ts'
import {
  Expectation,
  NeverExpectation as NeverSchema,
  requestsOf,
  type ScopedSchemas,
  Steps,
  WaitExpectation as WaitSchema,
} from '../control-schemas.ts'
import type { Member } from '../member.ts'

const requests = ({ requests }: { requests: unknown }) => requests
const FixtureAnswer = Type.Unsafe<unknown>({ $ref: '#/components/schemas/Fixture' })
const byId = { send: (id: string) => ({ parameters: { id } }) }

/** The requests of a world, and checks of them. */
export function requestMembers(
  { examples }: Service,
  { RequestRecord, LateRequest }: ScopedSchemas,
): readonly Member[] {
  const { create, update, use } = examples
  const { operation, where } = create
  const Page = Type.Object({
    requests: Type.Array(RequestRecord),
    total: Type.Integer({ minimum: 0, description: 'How many the journal has, of all kinds.' }),
    dropped: Type.Integer({ minimum: 0, description: 'How many the limits of the journal have pushed out.' }),
  })
  return [
    {
      method: 'GET',
      path: '/requests',
      says: 'The requests since the last reset, oldest first.',
      query: Type.Object({
        operation: Type.Optional(Type.String()),
        status: Type.Optional(Type.Integer({ minimum: 100, maximum: 599 })),
        where: Type.Optional(Type.String({ description: 'Fields of the request, as JSON.' })),
        limit: Type.Optional(Type.Integer({ minimum: 0, description: 'Only the newest so many.' })),
        before: Type.Optional(Type.String({ description: 'Only those that came before the request with this id.' })),
      }),
      answer: Page,
      handle: {
        'requests.list': {
          send: (filter = {}) => {
            // On its way all of it becomes text, which has no types; only the fake knows the operations.
            checkRequestFilter(filter, [Object(filter).operation])
            return { query: filter }
          },
          returns: requests,
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
      says: 'Forgets the requests, and nothing else.',
      errors: ['WORLD_CLOSED'],
      handle: { 'requests.clear': {} },
      run: async ({ handle, reply }) => {
        await handle.requests.clear()
        return reply.code(204).send()
      },
    },
    {
      method: 'POST',
      path: '/requests/wait',
      says: 'Answers with the requests that are meant when they have come.',
      body: {
        schema: WaitSchema,
        example: { operation, status: 200, where, count: 1, timeoutMs: 5000 },
      },
      answer: requestsOf(RequestRecord),
      errors: ['WAIT_TIMEOUT', 'WAIT_ENDED'],
      handle: { 'requests.waitFor': { send: (body) => ({ body }), returns: requests } },
      run: async ({ handle, body }) => ({ requests: await handle.requests.waitFor(body as WaitExpectation) }),
    },
    {
      method: 'GET',
      path: '/requests/unmatched',
      says: 'The requests that matched no operation.',
      answer: requestsOf(RequestRecord),
      handle: { 'requests.unmatched': { returns: requests } },
      run: async ({ handle }) => ({ requests: await handle.requests.unmatched() }),
    },
    {
      method: 'GET',
      path: '/requests/late',
      says: 'The requests that were received before a reset and answered after it.',
      answer: requestsOf(LateRequest),
      handle: { 'requests.late': { returns: requests } },
      run: async ({ handle }) => ({ requests: await handle.requests.late() }),
    },
    {
      method: 'GET',
      path: '/requests/:id',
      says: 'One request.',
      answer: RequestRecord,
      errors: ['UNKNOWN_REQUEST'],
      handle: { 'requests.get': byId },
      run: ({ handle, parameters: { id } }) => handle.requests.get(id as string),
    },
    {
      method: 'GET',
      path: '/requests/:id/explain',
      says: 'Why a request was answered so, a line for each reason.',
      answer: Type.Object({ explanation: Type.String() }),
      errors: ['UNKNOWN_REQUEST'],
      handle: { explain: { ...byId, returns: ({ explanation }) => explanation } },
      run: async ({ handle, parameters: { id } }) => ({ explanation: await handle.explain(id as string) }),
    },
    {
      method: 'GET',
      path: '/requests/:id/state',
      says: 'The whole state before and after a request, each as a fixture, with tokens in clear text.',
      answer: Type.Object({ before: FixtureAnswer, after: FixtureAnswer }),
      errors: ['UNKNOWN_REQUEST', 'STATE_GONE'],
      handle: { 'requests.state': byId },
      run: ({ handle, parameters: { id } }) => handle.requests.state(id as string),
    },
    {
      method: 'POST',
      path: '/verify',
      says: 'Checks how many requests of a kind have come; refuses with the closest ones.',
      body: {
        schema: Expectation,
        example: { operation, status: 200, where, exactly: 1, atLeast: 1, atMost: 1 },
      },
      answer: requestsOf(RequestRecord),
      errors: ['VERIFY'],
      handle: { verify: { send: (body) => ({ body }), returns: requests } },
      run: async ({ handle, body }) => ({ requests: await handle.verify(body as RequestExpectation) }),
    },
    {
      method: 'POST',
      path: '/verify/never',
      says: 'Checks that no request of a kind has come, nor comes within a time.',
      body: {
        schema: NeverSchema,
        example: { operation: update.operation, status: 200, where: update.where, withinMs: 20 },
      },
      errors: ['VERIFY'],
      handle: { verifyNever: { send: (body) => ({ body }) } },
      run: async ({ handle, body, reply }) => {
        await handle.verifyNever(body as NeverExpectation)
        return reply.code(204).send()
      },
    },
    {
      method: 'POST',
      path: '/verify/order',
      says: 'Checks that requests came in this order, with any others in between.',
      body: {
        schema: Steps,
        example: { steps: [operation, { operation: use.operation, status: 200, where: use.where }] },
        called: 'An order',
      },
      answer: requestsOf(RequestRecord),
      errors: ['VERIFY'],
      handle: { verifyOrder: { send: (steps) => ({ body: { steps } }), returns: requests } },
      run: async ({ handle, body }) => ({
        requests: await handle.verifyOrder((body as { steps: readonly Step[] }).steps),
      }),
    },
  ]
}

/** What is no number stays text, so that the message about it can show it. */
function toNumber(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : text
}

/** What is no JSON stays text, likewise. */
function toJson(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
