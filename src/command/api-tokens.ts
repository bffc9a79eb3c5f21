import type { ExploFake } from '../fake.ts'

/** The first API token with this permission. A fixture need not have one. */
export function firstToken({ tokens }: ExploFake, permission: 'read-only' | 'read-write'): string | undefined {
  return tokens.find((token) => token.permission === permission)?.token
}
