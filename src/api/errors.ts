import type { AssumptionName } from '../domain/assumptions.ts'
import { type FieldErrors, Refusal } from './refusal.ts'

// Every refusal of the Explo API, in one place. The sentences are those of Django REST framework, which the
// documentation points to (mandatory slash with "Method not allowed", `Token` scheme, paging shape).

// Assumed: missingCredentials
export const missingCredentials = (flaw: string) =>
  new Refusal(401, 'Authentication credentials were not provided.', {
    reason: `401: ${flaw}`,
    hint: 'Send the header "Explo-Authorization: Token <API token>".',
    assumption: 'missingCredentials',
    headers: { 'www-authenticate': 'Token' },
  })

// Assumed: unknownToken
export const unknownToken = (reason: string) =>
  new Refusal(401, 'Invalid token.', {
    reason: `401: ${reason}`,
    hint: 'Use one of the API tokens of the fixture.',
    assumption: 'unknownToken',
    headers: { 'www-authenticate': 'Token' },
  })

// Assumed: readOnlyToken
export const readOnlyToken = (operation: string) =>
  new Refusal(403, 'You do not have permission to perform this action.', {
    reason: `403: ${operation} can write, and the API token is read-only`,
    hint: 'Use a read-write API token.',
    assumption: 'readOnlyToken',
  })

// Assumed: fieldTypes
export const invalidFields = (errors: FieldErrors, assumption: AssumptionName) =>
  new Refusal(400, 'Invalid input.', {
    reason: `400: ${Object.entries(errors)
      .map(([field, sentences]) => `${field}: ${sentences.join(' ')}`)
      .join('; ')}`,
    assumption,
    errors,
  })

// Assumed: malformedBody
export const malformedBody = (flaw: string) =>
  new Refusal(400, `JSON parse error - ${flaw}.`, { reason: `400: the body: ${flaw}`, assumption: 'malformedBody' })

// Assumed: malformedBody
export const unsupportedMediaType = (type: string) =>
  new Refusal(415, `Unsupported media type "${type}" in request.`, {
    reason: `415: the body is ${type === '' ? 'of no named type' : type}`,
    hint: 'Send "Content-Type: application/json".',
    assumption: 'malformedBody',
  })

// Assumed: bodyLimit
export const bodyTooLarge = (limit: number) =>
  new Refusal(413, 'Request body is too large.', {
    reason: `413: the body is larger than ${limit} bytes`,
    assumption: 'bodyLimit',
  })

// Assumed: wrongMethod
export const methodNotAllowed = (method: string, allowed: string) =>
  new Refusal(405, `Method "${method}" not allowed.`, {
    reason: `405: the path answers ${allowed}, not ${method}`,
    ...(method === 'GET' && { hint: 'Clients repeat a POST to a path without its slash as GET. Check the path.' }),
    assumption: 'wrongMethod',
    headers: { allow: allowed },
  })

// Assumed: trailingSlash
export const slashMissing = (method: string, path: string) =>
  new Refusal(405, `Method "${method}" not allowed.`, {
    reason: `405: ${path} lacks its trailing slash`,
    hint: `Send ${method} ${path}/`,
    assumption: 'trailingSlash',
  })

// Assumed: unknownPath
export const unknownPath = (path: string, suggested: string | undefined) =>
  new Refusal(404, 'Not found.', {
    reason: `404: Explo has no path ${path}`,
    ...(suggested && { hint: `Did you mean ${suggested}?` }),
    assumption: 'unknownPath',
  })

// Assumed: notFound
export const notFound = (reason: string, assumption: AssumptionName) =>
  new Refusal(404, 'Not found.', { reason: `404: ${reason}`, assumption })

// Assumed: pageOutOfRange
export const invalidPage = (page: string, last: number) =>
  new Refusal(404, 'Invalid page.', {
    reason: `404: page "${page}" is none of the pages 1 to ${last}`,
    assumption: 'pageOutOfRange',
  })

// Assumed: groupTagErrors
export const tagExists = (field: string, name: string) =>
  invalidFields({ [field]: [`Group tag "${name}" already exists.`] }, 'groupTagErrors')

// Assumed: undocumentedOperations
export const notImplemented = (path: string) =>
  new Refusal(501, 'Not implemented.', {
    reason: `501: Explo names the operation at ${path}, but no document shows what it accepts or answers`,
    hint: 'Explo may answer this; explo-fake cannot. Leave it out of the test, or answer it yourself.',
    assumption: 'undocumentedOperations',
  })

// Assumed: deleteWithChildren
export const hasChildren = (providedId: string, children: readonly string[]) =>
  new Refusal(400, 'A customer with children cannot be deleted.', {
    reason: `400: customer "${providedId}" has children: ${someOf(children)}`,
    hint: 'Delete the children first, or set the assumption deleteWithChildren to "cascade".',
    assumption: 'deleteWithChildren',
  })

/** A request that HTTP itself does not allow, for example a broken header. */
export const badRequest = (status: number, flaw: string) =>
  new Refusal(status, 'Bad request.', { reason: `${status}: ${flaw}`, assumption: 'errorBody' })

/** Never Explo's: a mistake in the fake. */
export const internalError = (error: Error) =>
  new Refusal(500, 'Internal server error.', {
    reason: `500: a defect of explo-fake, not an answer of Explo: ${error.stack}`,
    hint: 'This is a defect of explo-fake. Please report it with the journal entry of this request.',
    assumption: 'errorBody',
  })

/** Enough to recognise them: there may be a hundred thousand. */
function someOf(ids: readonly string[]): string {
  const shown = ids.slice(0, 3).map((id) => `"${id}"`)
  return shown.join(', ') + (ids.length > shown.length ? ` and ${ids.length - shown.length} more` : '')
}
