import { Type } from '@sinclair/typebox'
import { product } from '../../product.ts'
import { OpenApi } from '../control-schemas.ts'
import { notReady } from '../errors.ts'
import type { Member } from '../member.ts'

const Status = Type.Object({ status: Type.String() })

export const processMembers: readonly Member[] = [
  {
    method: 'GET',
    path: '/health',
    says: 'Answers 200 while the process runs.',
    isOfFake: true,
    isPublic: true,
    answer: Status,
    run: () => ({ status: 'ok' }),
  },
  {
    method: 'GET',
    path: '/ready',
    says: 'Answers 200 when the fake is seeded and listening, 503 before that and while it closes.',
    isOfFake: true,
    isPublic: true,
    answer: Status,
    run: ({ settings }) => {
      if (settings.isReady()) return { status: 'ready' }
      throw notReady()
    },
  },
  {
    method: 'GET',
    path: '/version',
    says: 'The versions of the fake and of Node, the process id, and the file of the certificate.',
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
  },
  {
    method: 'GET',
    path: '/openapi-control.json',
    says: 'The control API, as an OpenAPI 3.1 document.',
    isOfFake: true,
    answer: OpenApi,
    run: async ({ worlds, members, request: { protocol, host } }) => {
      const { controlDocument } = await import('../control-document.ts')
      return controlDocument(worlds.settings.service, members, `${protocol}://${host}`)
    },
  },
]
