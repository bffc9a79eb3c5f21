import type { Assumptions } from '../../src/explo/assumptions.ts'

export type NamedDialect = Assumptions['errorBody']

/** How the fakes of the tests say that they refuse: `EXPLO_FAKE_TEST_DIALECT=drf npx tsx <file>` runs a file in another dialect. */
export const testDialect = (process.env.EXPLO_FAKE_TEST_DIALECT ?? 'envelope') as NamedDialect

type Errors = Readonly<Record<string, unknown>>

/** The JSON body of a refusal. */
export function refusalBody(detail: string, errors?: Errors, dialect = testDialect): Record<string, unknown> {
  if (dialect === 'drf') return errors ?? { detail }
  return { success: 0, detail, ...(errors && { errors }) }
}

/** A refusal as a test's client reads it. */
export function refused(status: number, detail: string, errors?: Errors, dialect = testDialect) {
  return { status, body: refusalBody(detail, errors, dialect) }
}

/** A refusal that names the wrong fields. */
export function refusedFields(errors: Errors) {
  return refused(400, 'Invalid input.', errors)
}

/** What a refusal says about each wrong field. */
export function errorsIn(body: Readonly<Record<string, unknown>>, dialect = testDialect): Errors {
  return dialect === 'drf' ? body : (body.errors as Errors)
}

/** What the answer to a refusal from outside the API's own code matches: a text in HTML, else a body. */
export function outsideRefusal(detail: string, dialect = testDialect): string | Record<string, unknown> {
  return dialect === 'html' ? `<p>${detail}</p>` : refusalBody(detail, undefined, dialect)
}
