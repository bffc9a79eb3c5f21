import { STATUS_CODES } from 'node:http'
import type { AssumedRefusals, ErrorBody } from '../../engine/refusals/dialect.ts'
import type { RefusalKind } from '../../engine/refusals/refusal.ts'
import type { Assumptions } from '../assumptions.ts'
import { type RefusalName, refusals } from './refusals.ts'

const envelope: ErrorBody = {
  plain: { success: 0, detail: '{detail}' },
  fields: { success: 0, detail: '{detail}', errors: { '{field}': '{sentences}' } },
}

// Assumed: errorBody
const namedErrorBodies: { readonly [Name in Assumptions['errorBody']]: ErrorBody } = {
  envelope,
  drf: { plain: { detail: '{detail}' }, fields: { '{field}': '{sentences}' } },
  html: envelope,
}

/** How Explo refuses under these assumptions. */
export function assumeRefusals({ errorBody, missingCredentials, throttling }: Assumptions): AssumedRefusals {
  return {
    errorBody: namedErrorBodies[errorBody],
    // Assumed: missingCredentials
    statusOf: ({ status }: RefusalKind) => (status === 401 ? Number(missingCredentials) : status),
    // Assumed: throttling
    headersOf({ 'www-authenticate': scheme, 'retry-after': seconds, ...others }) {
      return {
        ...others,
        ...(scheme !== undefined && missingCredentials === '401' && { 'www-authenticate': scheme }),
        ...(seconds !== undefined && throttling === 'retry-after' && { 'retry-after': seconds }),
      }
    },
    isRefusedOutside,
    page: errorBody === 'html' ? page : undefined,
  }
}

/** Whether Django, a proxy or a failing server refuses this before the API's own code runs. */
function isRefusedOutside(name: string): boolean {
  const { status } = refusals[name as RefusalName]
  return name === 'unknownPath' || status === 413 || status === 429 || status >= 500
}

/** An HTML page as short as those of Django and of proxies. */
function page(status: number, sentence: string): string {
  const title = `${status} ${STATUS_CODES[status]}`
  return `<!doctype html>
<html lang="en">
<head>
  <title>${title}</title>
</head>
<body>
  <h1>${title}</h1><p>${sentence}</p>
</body>
</html>
`
}
