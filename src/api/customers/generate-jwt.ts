import { durationSeconds } from '../../domain/duration.ts'
import { defaultLifetimeSeconds, embedClaims } from '../../domain/embed-jwt.ts'
import { sealJwt } from '../../world/jwe.ts'
import { checkEmbedId } from '../check-embed-id.ts'
import { invalidFields, notFound } from '../errors.ts'
import { customerWithId } from '../find-customer.ts'
import { operation } from '../operation.ts'
import { GenerateJwtBody, JwtReply } from './schemas.ts'

export const generateJwt = operation({
  name: 'generateJwt',
  method: 'POST',
  path: '/api/generate_jwt/',
  permission: 'read-write',
  documentation: 'https://docs.explo.co/api-reference/customer-api/generate-jwt',
  restsOn: ['jwt'],
  refusals: ['notFound'],
  schema: {
    summary: 'Generate an embed JWT',
    body: GenerateJwtBody,
    response: { 200: JwtReply },
  },
  handler: async ({ access, arrival, body }) => {
    const { team, group, state } = access
    const lifetimeSeconds = lifetimeOf(body.expiration ?? null)
    checkEmbedId(access, 'embed_id', body.embed_id, ['dashboard', 'report'])
    const { providedId } = customerWithId(access, body.provided_id)
    const secret = team.embedSecret(group.name, body.key_id ?? null)
    if (!secret) throw notFound(`visibility group ${group.name} has no embed secret "${body.key_id}"`, 'jwt')

    const claims = embedClaims({
      providedId,
      embedId: body.embed_id,
      issuedAt: Math.floor(state.clock.now() / 1000),
      lifetimeSeconds,
      chartId: body.chart_id ?? null,
      features: body.rb_allowed_features ?? null,
      isEditingDisabled: body.disable_editable_section_editing ?? null,
      origin: body.embed_origin ?? null,
    })
    const vector = state.random.vector('embed jwt', secret.keyId, arrival.entry.ordinal, JSON.stringify(claims))
    return { success: 1, jwt: await sealJwt(claims, secret, vector) }
  },
})

// Assumed: jwt
function lifetimeOf(expiration: string | null): number {
  const seconds = expiration === null ? defaultLifetimeSeconds : durationSeconds(expiration)
  if (seconds !== undefined && seconds > 0) return seconds
  throw invalidFields({ expiration: ['Must be an ISO 8601 duration, for example "PT1H".'] }, 'jwt')
}
