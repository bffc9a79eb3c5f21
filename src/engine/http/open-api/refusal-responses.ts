import { type RefusalName, refusals } from '../../../explo/refusals/refusals.ts'
import type { Components } from './components.ts'

/** What these say is the same for every operation that has them. */
const sharedStatuses = new Set([401, 403, 405, 413, 415])

/** What a refusal looks like. */
// Assumed: errorBody
export const refusalSchema = {
  title: 'Refusal',
  type: 'object',
  required: ['success', 'detail'],
  properties: {
    success: { type: 'integer', const: 0 },
    detail: { type: 'string', description: 'What is wrong, in a sentence.' },
    errors: {
      type: 'object',
      description: 'What is wrong with each field.',
      additionalProperties: { type: 'array', items: { type: 'string' } },
    },
  },
}

/** A response for each status that the refusals have. */
export function refusalResponses(names: readonly RefusalName[], components: Components): Record<string, object> {
  const byStatus = new Map<number, string[]>()
  for (const name of names) {
    const { status } = refusals[name]
    byStatus.set(status, [...(byStatus.get(status) ?? []), refusalLine(name)])
  }
  const content = { 'application/json': { schema: components.refer(refusalSchema) } }
  return Object.fromEntries(
    [...byStatus].map(([status, lines]) => {
      const response = { description: lines.join('\n'), content }
      return [status, sharedStatuses.has(status) ? components.share(`Refusal${status}`, response) : response]
    }),
  )
}

/** A refusal and its foundation, as an item of a Markdown list. */
export function refusalLine(name: RefusalName): string {
  const { sentence, assumption, basis } = refusals[name]
  const founded = basis === 'documented' ? ', documented in so far as it is refused' : ''
  return `- \`${sentence}\` (${name}; assumption \`${assumption}\`${founded})`
}
