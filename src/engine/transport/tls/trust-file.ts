import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FakeError } from '../../input/tester-error.ts'
import { product } from '../../product.ts'

/** A certificate as a file, because that is how programs are told whom to trust. */
export class TrustFile {
  readonly path: string
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
    this.path = join(folder, 'ca.pem')
  }

  /** @throws {FakeError} Where nothing can be written. */
  static async write(cert: string): Promise<TrustFile> {
    try {
      const file = new TrustFile(await mkdtemp(join(tmpdir(), `${product.name}-`)))
      await writeFile(file.path, cert)
      return file
    } catch (cause) {
      throw new FakeError(
        'TRUST_FILE',
        `The certificate to trust cannot be written to ${tmpdir()}: ${(cause as Error).message}.`,
        'Let TMPDIR name a folder that can be written to, or bring a certificate and its key.',
        { cause },
      )
    }
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
  }
}
