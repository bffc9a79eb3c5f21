import type { Reply } from '../../engine/contract/reply.ts'

/** An answer of the upstream as far as it is about this run, in the words of the application. */
export interface OwnPart {
  readonly reply: Reply
  /** Whether customers of others were taken out of it. */
  readonly hadOthers: boolean
}

/** Takes what belongs to others out of the lists of an answer, and the prefix of this run off what is left. */
export function ownPartOf({ body, ...reply }: Reply, prefix: string): OwnPart {
  const isOwn = (id: unknown) => typeof id !== 'string' || id.startsWith(prefix)
  const { customers, group_tags: tags, results } = Object(body)
  const list = Array.isArray(customers) ? customers : Object(results).customers
  const own = Array.isArray(list)
    ? list.filter((item) => isOwn(Object(item).provided_id ?? Object(item).providedId))
    : undefined

  const part = {
    ...Object(body),
    ...(Array.isArray(customers) && { customers: own }),
    ...(own && !Array.isArray(customers) && { results: { ...results, customers: own } }),
    ...(Array.isArray(tags) && { group_tags: tags.filter((tag) => isOwn(Object(tag).name)) }),
  }
  const isChanged = own !== undefined || Array.isArray(tags)
  return {
    reply: { ...reply, body: withoutPrefix(isChanged ? part : body, prefix) },
    hadOthers: own !== undefined && own.length < list.length,
  }
}

function withoutPrefix(body: unknown, prefix: string): unknown {
  return body === undefined ? undefined : JSON.parse(JSON.stringify(body).replaceAll(prefix, ''))
}
