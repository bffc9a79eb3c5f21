import { fieldsOf } from '../../../explo/operations/fields-of.ts'
import { operationGroups } from '../../../explo/operations/index.ts'
import { operationPaths } from '../../../explo/operations/operation-paths.ts'
import { type UndocumentedOperation, undocumentedOperations } from '../../../explo/operations/undocumented.ts'
import { type RefusalName, refusals } from '../../../explo/refusals/refusals.ts'
import { refusalsOf } from '../../../explo/refusals/refusals-of.ts'
import type { RefusalReport, RouteReport } from '../../catalogue.ts'
import type { Operation } from '../../operation.ts'

/** Every operation that Explo has, the ones that the fake cannot answer last. */
export function supportMatrix(): RouteReport[] {
  return [
    ...operationGroups.flatMap(({ tag, operations }) => operations.map((operation) => answered(operation, tag))),
    ...undocumentedOperations.map(unanswered),
  ]
}

function answered(operation: Operation, tag: string): RouteReport {
  const { name, method, permission, replacedBy, documentation, restsOn, schema } = operation
  return {
    operation: name,
    tag,
    summary: schema.summary,
    isAnswered: true,
    method,
    paths: operationPaths(operation),
    isGetOrCreate: operation.getsExisting === true,
    permission,
    replacedBy: replacedBy ?? null,
    // There is a page about it, or it would not be here.
    basis: 'documented',
    documentation,
    requestFields: fieldsOf(schema.body ?? schema.querystring ?? {}),
    replyFields: fieldsOf(schema.response[200]),
    refusals: refusalsOf(operation).map(refusalReport),
    restsOn,
  }
}

function unanswered({ name, summary, paths, basis, documentation }: UndocumentedOperation): RouteReport {
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
    refusals: [refusalReport('notImplemented')],
    restsOn: [],
  }
}

function refusalReport(name: RefusalName): RefusalReport {
  const { status, sentence, basis, assumption } = refusals[name]
  return { name, status, detail: sentence, basis, assumption }
}
