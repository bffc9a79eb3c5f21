import { Refusal, type RefusalDetails } from '../../engine/refusals/refusal.ts'
import type { FieldErrors } from '../../engine/refusals/template.ts'
import type { FieldRefusalName, NotFoundName, RefusalName } from './refusals.ts'

// The reason and the cure of each refusal, for testers. What clients read is in `refusals.ts`.

export const missingCredentials = (flaw: string) =>
  refuse('missingCredentials', {
    reason: flaw,
    hint: 'Send the header "Explo-Authorization: Token <API token>".',
    headers: { 'www-authenticate': 'Token' },
  })

export const unknownToken = (reason: string) =>
  refuse('unknownToken', {
    reason,
    hint: 'Use an API token of the fixture, or of a world that is open.',
    headers: { 'www-authenticate': 'Token' },
  })

/** Only the fake refuses this. */
export const noRoomForWorld = (limit: number) =>
  refuse('noRoomForWorld', {
    reason: `the API token is new, and there are ${limit} worlds, as many as there may be`,
    hint: 'Close worlds that are no longer used, let idle ones expire (worldTtl), or raise maxWorlds.',
  })

export const readOnlyToken = (operation: string) =>
  refuse('readOnlyToken', {
    reason: `${operation} can write, and the API token is read-only`,
    hint: 'Use a read-write API token.',
  })

export const invalidFields = (name: FieldRefusalName, errors: FieldErrors, hint?: string) =>
  refuse(name, {
    reason: Object.entries(errors)
      .map(([field, sentences]) => `${field}: ${sentences.join(' ')}`)
      .join('; '),
    errors,
    ...(hint !== undefined && { hint }),
  })

export const takenTag = (field: string, name: string) =>
  invalidFields('takenTag', { [field]: [`Group tag "${name}" already exists.`] })

const createRecord = 'Create the record first, or declare it in a fixture.'

const curesOfNotFound: Readonly<Record<NotFoundName, string>> = {
  notFound: createRecord,
  unknownNumber: createRecord,
  unknownTag: createRecord,
  unknownKey: 'Declare the secret in a fixture, under "embed_secrets".',
  otherGroup: 'Use an API token of that visibility group.',
  retiredToken: 'Use the newest token of the customer.',
}

/** @param asked The id or token that was not found. The sentence of a recorded refusal may repeat it. */
export const notFound = (name: NotFoundName, reason: string, asked: string) =>
  refuse(name, { reason, hint: curesOfNotFound[name], words: { asked } })

export const invalidPage = (page: string, last: number) =>
  refuse('invalidPage', { reason: `page "${page}" is none of the pages 1 to ${last}` })

export const hasChildren = (providedId: string, children: readonly string[]) =>
  refuse('hasChildren', {
    reason: `customer "${providedId}" has children: ${someOf(children)}`,
    hint: 'Delete the children first, or set the assumption deleteWithChildren to "cascade".',
  })

/** At most three of the ids: there may be a hundred thousand. */
function someOf(ids: readonly string[]): string {
  const shown = ids.slice(0, 3).map((id) => `"${id}"`)
  return shown.join(', ') + (ids.length > shown.length ? ` and ${ids.length - shown.length} more` : '')
}

function refuse(name: RefusalName, details: RefusalDetails): Refusal {
  return new Refusal(name, details)
}
