import type { Document, OpenAPIBackend, Operation, Options } from 'openapi-backend'

/** A call and its answer. */
export interface Exchange {
  readonly method: string
  /** Includes the query. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** The parsed JSON, or the text when it is not JSON. */
  readonly body: unknown
  readonly status: number
  /** The parsed JSON or the text; undefined when the document does not describe it. */
  readonly reply: unknown
}

/** Loads an OpenAPI document into a validator. */
export async function loadDocument(
  definition: object,
  options: Pick<Options, 'coerceTypes' | 'ignoreTrailingSlashes'>,
) {
  const [{ OpenAPIBackend }, { Ajv2020 }] = await Promise.all([import('openapi-backend'), import('ajv/dist/2020.js')])
  const backend = new OpenAPIBackend({
    definition: definition as Document,
    // Checks are compiled when the first call needs them.
    quick: true,
    customizeAjv: (_ajv, ajvOptions) => new Ajv2020({ ...ajvOptions, allErrors: true }),
    ...options,
  })
  return backend.init()
}

/** The documented operation of a call; undefined for an unknown path or method. A trailing slash may be missing. */
export function operationOf({ router }: OpenAPIBackend, { method, path }: Exchange): Operation | undefined {
  const match = (pathname: string) => router.matchOperation({ method, path: pathname, headers: {} })
  return match(path) ?? match(path.replace(/(\?.*)?$/, '/'))
}

/** Says how the answer differs from the document. */
export function answerViolation(
  backend: OpenAPIBackend,
  operation: Operation,
  { status, reply }: Exchange,
): string | undefined {
  if (!(status in (operation.responses ?? {}))) return 'no such status is documented.'
  if (reply === undefined) return undefined
  const { errors } = backend.validateResponse(reply, operation, status)
  return errors ? `the answer does not fit the document: ${JSON.stringify(errors)}` : undefined
}

/** Says why the document forbids the request. */
export function requestViolation(
  backend: OpenAPIBackend,
  operation: Operation,
  { method, path, headers = {}, body }: Exchange,
): string | undefined {
  const [pathname = '', search = ''] = path.split('?')
  const query = Object.fromEntries(new URLSearchParams(search))
  const request = { method, path: pathname, headers, query, ...(body !== undefined && { body }) }
  const { errors } = backend.validateRequest(request, operation)
  return errors ? `the document forbids this request: ${JSON.stringify(errors)}` : undefined
}
