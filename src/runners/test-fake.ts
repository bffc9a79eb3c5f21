import { adminTokenVariable, fakeUrlVariable } from '../engine/handle/environment.ts'
import { type EgressAttempt, guardHosts } from '../engine/intercept/guard-egress.ts'
import type { Interception } from '../engine/intercept/intercept.ts'
import { explo } from '../explo/index.ts'
import { connectExploFake, createExploFake, type ExploFake } from '../fake.ts'
import type { ReadTestWorldsOptions } from './options.ts'
import type { SentRequests } from './sent-requests.ts'

/** The fake of the tests of this process. While it is open, calls to the real Explo reach it, or fail. */
export interface TestFake {
  readonly fake: ExploFake
  /** Whether other processes may use it, too. */
  readonly isShared: boolean
  /** The attempts to reach the real Explo. */
  readonly attempts: readonly EgressAttempt[]
  readonly close: () => Promise<void>
}

/** @param test The name of the test that runs. */
export async function openTestFake(
  options: ReadTestWorldsOptions,
  sent: SentRequests,
  test: () => string | undefined,
): Promise<TestFake> {
  const { url = process.env[fakeUrlVariable], adminToken = process.env[adminTokenVariable] } = options
  if (url !== undefined && options.fake !== undefined) warnOfShared(url)
  const fake = await (url === undefined ? createExploFake(options.fake) : connectExploFake(url, { adminToken }))
  try {
    const { attempts, restore } = await keepFromExplo(fake, options, sent, test)
    const close = async () => {
      await restore()
      await fake.close()
    }
    return { fake, isShared: url !== undefined, attempts, close }
  } catch (error) {
    await fake.close()
    throw error
  }
}

/** Without the option `fake`, for example with a lint rule that should fail, tests may pass that should not. */
function warnOfShared(url: string): void {
  process.stderr.write(
    `explo-fake: the option "fake" of useExploFake has no effect, because the tests use the fake at ${url}. ` +
      'Give the options to that fake, for example with shareExploFake(options) in a global set-up of your own.\n',
  )
}

/** Makes calls of this process to the real Explo reach the fake, or fail. */
async function keepFromExplo(
  { fetch }: ExploFake,
  options: ReadTestWorldsOptions,
  sent: SentRequests,
  test: () => string | undefined,
): Promise<Pick<Interception, 'attempts'> & { readonly restore: () => Promise<void> | void }> {
  if (options.intercept !== undefined) {
    const { intercept } = await import('../engine/intercept/intercept.ts')
    return intercept(sent.noting(fetch), explo.hosts, { ...options.intercept, test })
  }
  if (options.guardEgress === false) return { attempts: [], restore: () => {} }
  return guardHosts(explo.hosts.all, { test }, () => egressCure(options))
}

/** The likely cause of a call to the real Explo, and the fix. */
export function egressCure({ intercept, env: { url } }: ReadTestWorldsOptions): string {
  if (intercept !== undefined) {
    return `The error of the call says why it was not intercepted. The application can also read ${url} when it calls Explo.`
  }
  return (
    `The code has probably read its settings on import, before the test set ${url}. Let it read ${url} when it calls Explo, ` +
    'or import it again in each test. For code with a fixed host, give useExploFake the option "intercept: true". ' +
    'The option "guardEgress: false" lets such calls pass.'
  )
}
