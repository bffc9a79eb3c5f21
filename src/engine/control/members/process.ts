import { Type } from '@sinclair/typebox'
import { product } from '../../product.ts'
import { OpenApi } from '../control-schemas.ts'
import { notReady } from '../errors.ts'
import type { Member } from '../member.ts'

const Status = Type.Object({ status: Type.String() })

export const health: Member = {
  method: 'GET',
  path: '/health',
  says: 'The process answers.',
  isOfFake: true,
  isPublic: true,
  answer: Status,
  run: () => ({ status: 'ok' }),
}

export const ready: Member = {
  method: 'GET',
  path: '/ready',
  says: 'The fake is seeded and listening. Before that, and while it closes: 503.',
  isOfFake: true,
  isPublic: true,
  answer: Status,
  run: ({ settings }) => {
    if (settings.isReady()) return { status: 'ready' }
    throw notReady()
  },
}

export const version: Member = {
  method: 'GET',
  path: '/version',
  says: 'Which fake answers, and where its certificate is.',
  isOfFake: true,
  isPublic: true,
  answer: Type.Object({
    name: Type.String(),
    version: Type.String(),
    node: Type.String(),
    pid: Type.Integer(),
    caFile: Type.Optional(Type.String({ description: 'A file on the machine of the fake.' })),
  }),
  run: ({ settings }) => ({
    name: product.name,
    version: product.version,
    node: process.version,
    pid: process.pid,
    caFile: settings.caFile(),
  }),
}

export const openApiOfControl: Member = {
  method: 'GET',
  path: '/openapi-control.json',
  says: 'The control API, in OpenAPI 3.1.',
  isOfFake: true,
  answer: OpenApi,
  run: async ({ worlds, request: { protocol, host } }) => {
    const [{ controlDocument }, { membersOf }] = await Promise.all([
      import('../control-document.ts'),
      import('./index.ts'),
    ])
    const { service } = worlds.settings
    return controlDocument(service, membersOf(service), `${protocol}://${host}`)
  },
}
