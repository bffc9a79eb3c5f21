import type { Client } from '../../engine/contract/client.ts'
import { ExploFakeError } from '../../engine/input/tester-error.ts'
import { callOf } from './operation-call.ts'

/** Sees that a service knows an API token, by a call that only reads. @throws {ExploFakeError} When it does not. */
export async function checkAccess(client: Client, url: string): Promise<void> {
  const { status } = await client.send(callOf('listGroupTags', undefined, client.usualCaller))
  if (status !== 401 && status !== 403) return
  throw new ExploFakeError(
    'EXPLO_FAKE_TOKEN_REFUSED',
    `${url} refuses the API token with ${status}.`,
    'Give an API token of this service.',
  )
}
