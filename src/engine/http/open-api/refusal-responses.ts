import type { Dialect } from '../../refusals/dialect.ts'
import type { Components } from './components.ts'

/** What these say is the same for every operation that has them. */
const sharedStatuses = new Set([401, 405, 413, 415])

/** A response for each status that the refusals have. */
export function refusalResponses(
  names: readonly string[],
  components: Components,
  dialect: Dialect,
): Record<string, object> {
  const byStatus = new Map<number, string[]>()
  for (const name of names) {
    const status = dialect.statusOf(name)
    byStatus.set(status, [...(byStatus.get(status) ?? []), name])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, those]) => {
      const response = {
        description: those.map((name) => refusalLine(name, dialect)).join('\n'),
        content: contentOf(those, components, dialect),
      }
      return [status, sharedStatuses.has(status) ? components.share(`Refusal${status}`, response) : response]
    }),
  )
}

function contentOf(names: readonly string[], components: Components, dialect: Dialect): object {
  const pages = names.filter((name) => dialect.isPage(name))
  const schemas = names.filter((name) => !pages.includes(name)).map((name) => dialect.schemaOf(name))
  const different = [...new Map(schemas.map((schema) => [JSON.stringify(schema), components.refer(schema)])).values()]
  const [schema] = different.length > 1 ? [{ anyOf: different }] : different
  return {
    ...(schema && { 'application/json': { schema } }),
    ...(pages.length > 0 && { 'text/html': { schema: { type: 'string' } } }),
  }
}

/** A refusal and its foundation, as an item of a Markdown list. */
export function refusalLine(name: string, dialect: Dialect): string {
  const { sentence, assumption, basis } = dialect.kindOf(name)
  const founded = basis === 'documented' ? ', documented in so far as it is refused' : ''
  return `- \`${sentence}\` (${name}; assumption \`${assumption}\`${founded})`
}
