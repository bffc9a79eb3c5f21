import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { HeldRequest } from './held-request.ts'

const pieces = 5

/** Sends a body in pieces: the first at once, the last after `over` milliseconds on the world's clock. */
export async function slowBody(payload: unknown, over: number, held: HeldRequest) {
  const bytes = await bytesOf(payload)
  const body = Readable.from(inPieces(bytes, over / (pieces - 1), held), { objectMode: false })
  body.once('close', () => held.end())
  return { length: bytes.length, body }
}

/** All bytes that Fastify would send. */
export async function bytesOf(payload: unknown): Promise<Buffer> {
  return payload instanceof Readable ? await buffer(payload) : Buffer.from(payload as string)
}

async function* inPieces(body: Buffer, pause: number, held: HeldRequest): AsyncGenerator<Buffer> {
  const length = Math.ceil(body.length / pieces)
  for (let start = 0; start < body.length; start += length) {
    if (start > 0) await held.sleep(pause)
    yield body.subarray(start, start + length)
  }
}
