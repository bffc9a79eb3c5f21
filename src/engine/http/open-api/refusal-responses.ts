import { type Dialect, isPage, recordedName, statusOf } from '../../../explo/refusals/dialect.ts'
import { namesFields, type RefusalName, refusals } from '../../../explo/refusals/refusals.ts'
import { refusalSchemas, templateSchema } from '../../../explo/refusals/template-schema.ts'
import type { Components } from './components.ts'

/** What these say is the same for every operation that has them. */
const sharedStatuses = new Set([401, 405, 413, 415])

/** A response for each status that the refusals have. */
export function refusalResponses(
  names: readonly RefusalName[],
  components: Components,
  dialect: Dialect,
): Record<string, object> {
  const byStatus = new Map<number, RefusalName[]>()
  for (const name of names) {
    const status = statusOf(name, dialect)
    byStatus.set(status, [...(byStatus.get(status) ?? []), name])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, those]) => {
      const response = {
        description: those.map(refusalLine).join('\n'),
        content: contentOf(those, components, dialect),
      }
      return [status, sharedStatuses.has(status) ? components.share(`Refusal${status}`, response) : response]
    }),
  )
}

function contentOf(names: readonly RefusalName[], components: Components, dialect: Dialect): object {
  const pages = names.filter((name) => isPage(name, dialect))
  const schemas = names.filter((name) => !pages.includes(name)).map((name) => schemaOf(name, dialect))
  const different = [...new Map(schemas.map((schema) => [JSON.stringify(schema), components.refer(schema)])).values()]
  const [schema] = different.length > 1 ? [{ anyOf: different }] : different
  return {
    ...(schema && { 'application/json': { schema } }),
    ...(pages.length > 0 && { 'text/html': { schema: { type: 'string' } } }),
  }
}

function schemaOf(name: RefusalName, dialect: Dialect): object {
  const recorded = dialect.refusals[recordedName(name)]
  if (recorded) return templateSchema(recorded.body)
  const { plain, fields } = refusalSchemas(dialect)
  return namesFields(name) ? fields : plain
}

/** A refusal and its foundation, as an item of a Markdown list. */
export function refusalLine(name: RefusalName): string {
  const { sentence, assumption, basis } = refusals[name]
  const founded = basis === 'documented' ? ', documented in so far as it is refused' : ''
  return `- \`${sentence}\` (${name}; assumption \`${assumption}\`${founded})`
}
