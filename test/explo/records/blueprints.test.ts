import { test } from 'tap'
import { Blueprints } from '../../../src/explo/records/blueprints.ts'

test('a blueprint never gets the embed id of a deleted blueprint', async (t) => {
  let lastId = 0
  const blueprints: Blueprints = new Blueprints('Production', {
    id: () => ++lastId,
    embedId: (providedId, name, variant) => `${providedId} ${name} ${variant}`,
    isKnown: (embedId) => blueprints.knowsEmbedId(embedId),
  })
  const churn = (providedId: string) => {
    const { embedId } = blueprints.create({ providedId, name: 'Sales', tables: [] }, [])
    blueprints.removeOf(providedId, [])
    return embedId
  }
  const first = churn('acme')
  const second = churn('acme')
  for (let nth = 0; nth < 10_000; nth++) churn(`other ${nth}`)

  t.equal(new Set([first, second, churn('acme')]).size, 3)
  t.notOk(blueprints.knowsEmbedId(first))
})
