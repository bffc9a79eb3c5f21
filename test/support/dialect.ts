import type { Assumptions } from '../../src/explo/assumptions.ts'

export type NamedDialect = Assumptions['errorBody']

/** The error dialect of all fakes in tests. `EXPLO_FAKE_TEST_DIALECT=drf npx tsx <file>` runs a file in another one. */
export const testDialect = (process.env.EXPLO_FAKE_TEST_DIALECT ?? 'envelope') as NamedDialect

type Errors = Readonly<Record<string, unknown>>

/** The JSON body of a refusal. */
export function refusalBody(detail: string, errors?: Errors, dialect = testDialect): Record<string, unknown> {
  if (dialect === 'drf') return errors ?? { detail }
  return { success: 0, detail, ...(errors && { errors }) }
}

/** A refusal as the test's client returns it. */
export function refused(status: number, detail: string, errors?: Errors, dialect = testDialect) {
  return { status, body: refusalBody(detail, errors, dialect) }
}

/** The refusal of wrong fields, as the test's client returns it. */
export function refusedFields(errors: Errors) {
  return refused(400, 'Invalid input.', errors)
}

/** The sentences about each wrong field in the body of a refusal. */
export function errorsIn(body: Readonly<Record<string, unknown>>, dialect = testDialect): Errors {
  return dialect === 'drf' ? body : (body.errors as Errors)
}

/** A pattern for the body of a refusal that does not come from the API's own code: HTML in the dialect `html`, else JSON. */
export function outsideRefusal(detail: string, dialect = testDialect): string | Record<string, unknown> {
  return dialect === 'html' ? `<p>${detail}</p>` : refusalBody(detail, undefined, dialect)
}
