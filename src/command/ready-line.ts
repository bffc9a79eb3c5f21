import type { ExploFake } from '../fake.ts'
import { firstToken } from './api-tokens.ts'

/** What a program that starts the command needs to know, as one line of JSON. What there is none of is absent. */
export function readyLine(fake: ExploFake): string {
  const ready = {
    event: 'ready',
    url: fake.url,
    apiToken: firstToken(fake, 'read-write'),
    readOnlyToken: firstToken(fake, 'read-only'),
    adminToken: fake.adminToken,
    caFile: fake.env().NODE_EXTRA_CA_CERTS,
    pid: process.pid,
  }
  return `${JSON.stringify(ready)}\n`
}
