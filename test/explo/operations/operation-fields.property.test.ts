import { deepStrictEqual, match, ok } from 'node:assert/strict'
import fc from 'fast-check'
import { test } from 'tap'
import { fixtures, outgoing, requests } from '../../support/arbitrary-request.ts'
import { testDialect } from '../../support/dialect.ts'
import { startFake } from '../../support/helper.ts'

const refusalText = testDialect === 'drf' ? /^{"\w+":(?:"|\[")/ : /^{"success":0,"detail":"[^"]/

test('arbitrary fields of any operation never cause a 5xx, and change nothing unless the answer is 200', async (t) => {
  const { explo, send } = await startFake(t, { fixtures, assumptions: { deleteWithChildren: 'cascade' } })
  const before = await explo.inspect()

  await t.resolves(
    fc.assert(
      fc.asyncProperty(requests(), async (sent) => {
        const { operation } = sent
        await explo.reset()

        const reply = await send(...outgoing(sent))

        const answer = await reply.text()
        ok(reply.status < 500, `${operation.name}: ${reply.status} ${answer}`)
        match(answer, reply.status === 200 ? /^{"(?:success":1|total_count":\d|count":\d)/ : refusalText)
        if (reply.status !== 200 || operation.permission === 'read-only') {
          deepStrictEqual(await explo.inspect(), before, operation.name)
        }
        const [request] = await explo.requests.list()
        deepStrictEqual([request?.operation, request?.status], [operation.name, reply.status])
      }),
      { numRuns: 400 },
    ),
  )
})
