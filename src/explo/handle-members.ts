import { type TProperties, Type } from '@sinclair/typebox'
import type { ServiceMember } from '../engine/service.ts'
import type { Store } from '../engine/store.ts'
import { describeEmail } from './fixture/emails.ts'
import { openEmbedJwt } from './records/embed-jwt.ts'
import type { Team } from './records/team.ts'
import type { ExploStore } from './store.ts'

const Closed = (properties: TProperties, title: string) =>
  Type.Object(properties, { additionalProperties: false, title })
const Nullable = Type.Union([Type.String(), Type.Null()])
const Anything = Type.Unsafe<unknown>({})
const JsonObject = Type.Record(Type.String(), Anything)

const Email = Closed(
  {
    kind: Type.Unsafe<string>({ type: 'string', enum: ['report', 'screenshot'] }),
    sentAt: Type.String({ description: 'ISO 8601, on the clock of the world.' }),
    visibilityGroup: Type.String(),
    providedId: Type.String(),
    dashboardEmbedId: Type.String(),
    to: Type.String(),
    subject: Type.String(),
    fileName: Nullable,
    customUrl: Nullable,
    variables: Anything,
    variablesJson: Type.Optional(
      Type.String({
        description: 'The exact text of `variables`, when JavaScript would write it differently, as `1.0`.',
      }),
    ),
  },
  'Email',
)
const EmbedSecret = Closed(
  { keyId: Type.String(), keyValue: Type.String(), visibilityGroup: Type.String() },
  'EmbedSecret',
)
const OpenedJwt = Closed({ header: JsonObject, claims: JsonObject, isExpired: Type.Boolean() }, 'OpenedJwt')

/** The methods of a world's handle that only Explo has. */
export const handleMembers: readonly ServiceMember[] = [
  {
    name: 'outbox',
    method: 'GET',
    path: '/outbox',
    says: 'The e-mails that the service would have sent, oldest first.',
    answer: Type.Array(Email),
    answerKey: 'emails',
    run: (store) => teamOf(store).outbox.list().map(describeEmail),
  },
  {
    name: 'embedSecrets',
    method: 'GET',
    path: '/embed-secrets',
    says: 'The keys of embed JWTs, in clear text.',
    answer: Type.Array(EmbedSecret),
    answerKey: 'embedSecrets',
    run: (store) => [...teamOf(store).embedSecrets.values()],
  },
  {
    name: 'openJwt',
    method: 'POST',
    path: '/jwt/open',
    says: 'Opens an embed JWT that was made with one of the embed secrets of the world.',
    argument: { key: 'jwt', called: 'A JWT to open', placeholder: '<embed JWT>', example: 'eyJ…' },
    answer: OpenedJwt,
    errors: { JWT: 'The JWT cannot be opened.' },
    run: (store, now, jwt) => openEmbedJwt(jwt, teamOf(store).embedSecrets, now),
  },
]

function teamOf(store: Store): Team {
  return (store as ExploStore).team
}
