import { fieldsOf } from '../../../explo/operations/fields-of.ts'
import { operationGroups } from '../../../explo/operations/index.ts'
import { type UndocumentedOperation, undocumentedOperations } from '../../../explo/operations/undocumented.ts'
import { type Dialect, statusOf } from '../../../explo/refusals/dialect.ts'
import { type RefusalName, refusals } from '../../../explo/refusals/refusals.ts'
import { refusalsOf } from '../../../explo/refusals/refusals-of.ts'
import type { RefusalReport, RouteReport } from '../../catalogue.ts'
import { type Operation, urlsOf } from '../../operation.ts'

/** Every operation that Explo has, the ones that the fake cannot answer last. */
export function supportMatrix(dialect: Dialect): RouteReport[] {
  return [
    ...operationGroups.flatMap(({ tag, operations }) =>
      operations.map((operation) => answered(operation, tag, dialect)),
    ),
    ...undocumentedOperations.map((operation) => unanswered(operation, dialect)),
  ]
}

function answered(operation: Operation, tag: string, dialect: Dialect): RouteReport {
  const { name, method, permission, replacedBy, documentation, restsOn, schema } = operation
  return {
    operation: name,
    tag,
    summary: schema.summary,
    isAnswered: true,
    method,
    paths: urlsOf(operation).map(({ url, ...place }) => ({ path: url, ...place })),
    isGetOrCreate: operation.getsExisting,
    permission,
    replacedBy,
    // There is a page about it, or it would not be here.
    basis: 'documented',
    documentation,
    requestFields: fieldsOf(schema.body ?? schema.querystring ?? {}),
    replyFields: fieldsOf(schema.response[200]),
    refusals: refusalsOf(operation).map((name) => refusalReport(name, dialect)),
    restsOn,
  }
}

function unanswered(
  { name, summary, paths, basis, documentation }: UndocumentedOperation,
  dialect: Dialect,
): RouteReport {
  return {
    operation: name,
    tag: 'Resources',
    summary,
    isAnswered: false,
    method: null,
    paths: paths.map((path) => ({ path, basis, isLegacy: false })),
    isGetOrCreate: false,
    permission: null,
    replacedBy: null,
    basis: 'documented',
    documentation,
    requestFields: [],
    replyFields: [],
    refusals: [refusalReport('notImplemented', dialect)],
    restsOn: [],
  }
}

function refusalReport(name: RefusalName, dialect: Dialect): RefusalReport {
  const { sentence, basis, assumption } = refusals[name]
  return { name, status: statusOf(name, dialect), detail: sentence, basis, assumption }
}
