import { adminTokenVariable, fakeUrlVariable } from '../engine/handle/environment.ts'
import { PortInUseError, urlHost } from '../engine/transport/listen.ts'
import type { ExploFakeOptions } from '../explo/options.ts'
import { connectExploFake, createExploFake, type ExploFake } from '../fake.ts'

/** A fake that many processes use, as the process sees it that started or joined it. */
export interface SharedExploFake {
  readonly url: string
  /** Closes the fake if this call started it. */
  close(): Promise<void>
}

/**
 * For the global set-up of a test runner: starts a fake and lets the processes that begin after it know, by the
 * environment variable `EXPLO_FAKE_URL`. Where that names one already, or one listens at the `port` that was asked for,
 * they use that one.
 *
 * @throws {ExploFakeError} When the fake that is to be there does not answer, or the port is another program's.
 * @example
 * ```ts
 * const shared = await shareExploFake({ fixtures: './fixtures/acme.json' })
 * // … run the tests
 * await shared.close()
 * ```
 */
export async function shareExploFake(options: ExploFakeOptions = {}): Promise<SharedExploFake> {
  const url = process.env[fakeUrlVariable]
  if (url !== undefined) return connectExploFake(url, { adminToken: process.env[adminTokenVariable] })

  const fake = await startOrJoin(options)
  process.env[fakeUrlVariable] = fake.url
  return {
    url: fake.url,
    async close() {
      delete process.env[fakeUrlVariable]
      await fake.close()
    },
  }
}

async function startOrJoin(options: ExploFakeOptions): Promise<ExploFake> {
  try {
    return await createExploFake(options)
  } catch (error) {
    if (!(error instanceof PortInUseError)) throw error
    const { host = '127.0.0.1', port, adminToken } = options
    // Says what holds the port when it is another program.
    return connectExploFake(`http://${urlHost(host)}:${port}`, { adminToken }).catch(() => Promise.reject(error))
  }
}
