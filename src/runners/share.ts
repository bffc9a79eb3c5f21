import { adminTokenVariable, fakeUrlVariable } from '../engine/handle/environment.ts'
import { PortInUseError, urlHost } from '../engine/transport/listen.ts'
import type { ExploFakeOptions } from '../explo/options.ts'
import { connectExploFake, createExploFake, type ExploFake } from '../fake.ts'

/** A fake that many processes use, for the process that started or joined it. */
export interface SharedExploFake {
  readonly url: string
  /** Closes the fake if this call started it. */
  close(): Promise<void>
}

/**
 * For the global set-up of a test runner: starts a fake for the processes that begin later. The environment variable
 * `EXPLO_FAKE_URL` leads them to it. Uses a fake that this variable already names, or that already listens on `port`.
 *
 * @throws {ExploFakeError} When the named fake does not answer, or another program holds the port.
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
    // When that is no fake, the first error says what holds the port.
    return connectExploFake(`http://${urlHost(host)}:${port}`, { adminToken }).catch(() => Promise.reject(error))
  }
}
