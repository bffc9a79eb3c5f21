import type { Observation } from '../../engine/contract/account.ts'
import type { Client } from '../../engine/contract/client.ts'
import { at, isSuccess, type Reply } from '../../engine/contract/reply.ts'
import { templateOf, wrapsWords } from '../../engine/contract/template.ts'
import type { Dialect } from '../../engine/refusals/dialect.ts'
import { requestOf } from './send.ts'

/** What checks of Explo need to know about an account. */
export interface AccountFacts {
  /** Of a dashboard or report builder of the team. When there is none, an id that nothing has. */
  readonly embedId: string
  /** Whether the team has dashboards or report builders, so that an embed id can be unknown. */
  readonly declaresResources: boolean
}

/** Finds out what checks need to know about an account. @param prefix Of the run. */
export async function observe(client: Client, prefix: string, dialect: Dialect): Promise<Observation> {
  const as = client.usualCaller
  const plain = await client.send({ ...requestOf('getCustomer', undefined, as), method: 'GET' })
  const fields = await client.send(requestOf('getCustomer', {}, as))
  const dashboards = await client.send(requestOf('listDashboards', undefined, as))
  const reports = await client.send(requestOf('listReports', undefined, as))

  const resources = [...listIn(dashboards, '/dashboards'), ...listIn(reports, '/reports')]
  const [embedId] = resources.map((resource) => at(resource, '/embed_id'))
  const facts: AccountFacts = {
    embedId: typeof embedId === 'string' ? embedId : `${prefix}dashboard`,
    declaresResources: resources.length > 0,
  }
  return { wrapping: wrappingOf(plain, fields, dialect), facts: { ...facts } }
}

/** How the service wraps the words of a refusal without fields, and of one with fields. */
function wrappingOf(plain: Reply, fields: Reply, dialect: Dialect): Observation['wrapping'] {
  const words = { words: { method: 'GET' } }
  const errors = { errors: { provided_id: ['This field is required.'] } }
  const seen = {
    plain: templateOf(plain.body, dialect.sentenceOf('methodNotAllowed', words), {}),
    fields: templateOf(fields.body, dialect.sentenceOf('fieldTypes', errors), errors),
  }
  return Object.fromEntries(Object.entries(seen).filter(([, template]) => wrapsWords(template)))
}

function listIn(reply: Reply, pointer: string): readonly unknown[] {
  const list = at(reply.body, pointer)
  return isSuccess(reply) && Array.isArray(list) ? list : []
}
