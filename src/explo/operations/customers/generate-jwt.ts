import { type Static, Type } from '@sinclair/typebox'
import type { Access } from '../../access.ts'
import { defaultLifetimeSeconds, sealJwt } from '../../records/embed-jwt.ts'
import type { EmbedSecret } from '../../records/records.ts'
import { notFound } from '../../refusals/errors.ts'
import { type Flaw, flawOf, refuseFlaws } from '../../refusals/field-errors.ts'
import { embedIdFlaw } from '../existing-names.ts'
import { Fields, OptionalFlag, OptionalText, OptionalTexts, Reply, Text } from '../fields.ts'
import { createsNothing, operation } from '../operation.ts'
import { customerWithId } from './customer.ts'

const GenerateJwtBody = Fields('GenerateJwtBody', {
  provided_id: Text('Your id of the customer.'),
  embed_id: Text('The embed id of a dashboard, report builder or blueprint.'),
  key_id: OptionalText('The id of an embed secret. Default: a secret that Explo generates.'),
  expiration: OptionalText('An ISO 8601 duration. Default: 24 hours.'),
  chart_id: OptionalText('The id of a chart, to embed only that.'),
  rb_allowed_features: OptionalTexts('The allowed features of the report builder. Default: all, like `["*"]`.', {
    enum: ['flt', 'srt', 'core', 'crt-view', 'fork', '*'],
  }),
  disable_editable_section_editing: OptionalFlag('Whether editable sections cannot be edited.'),
  embed_origin: OptionalText('The domain that the JWT is valid for.'),
})
const JwtReply = Reply({ jwt: Type.String({ description: 'A JWE in compact form.' }) })

export const generateJwt = operation({
  name: 'generateJwt',
  method: 'POST',
  url: '/api/generate_jwt/',
  ...createsNothing,
  names: {
    provided_id: 'customer',
    embed_id: 'embed id',
    key_id: null,
    expiration: null,
    chart_id: null,
    rb_allowed_features: null,
    disable_editable_section_editing: null,
    embed_origin: null,
  },
  repeatRisk: null,
  irreversible: null,
  documentation: 'https://docs.explo.co/api-reference/customer-api/generate-jwt',
  restsOn: ['embedIds', 'jwt'],
  refusals: ['duration', 'embedIds', 'notFound', 'otherGroup', 'unknownKey'],
  schema: {
    summary: 'Generate an embed JWT',
    body: GenerateJwtBody,
    response: { 200: JwtReply },
  },
  handler: ({ access, arrival: { entry }, body }) => {
    const { team, group, state } = access
    const lifetimeSeconds = body.expiration ? (durationSeconds(body.expiration) ?? 0) : defaultLifetimeSeconds
    refuseFlaws(
      lifetimeFlaw(lifetimeSeconds),
      embedIdFlaw(access, 'embed_id', body.embed_id, 'dashboard', 'report', 'blueprint'),
    )
    const { providedId } = customerWithId(access, body.provided_id)
    const secret = body.key_id ? secretWithId(access, body.key_id) : team.ownEmbedSecret(group.name, entry.changes)

    const iat = Math.floor(state.clock.now() / 1000)
    const claims = { cst: providedId, dsh: body.embed_id, iat, exp: iat + lifetimeSeconds, ...optionalClaims(body) }
    const vector = state.random.vector('embed jwt', secret.keyId, entry.ordinal, JSON.stringify(claims))
    return { success: 1, jwt: sealJwt(claims, secret, vector) }
  },
  examples: [
    {
      title: 'The page',
      body: {
        provided_id: 'customer_1',
        embed_id: 'abcde',
        expiration: 'PT1H',
        key_id: 'aa111111-1a11-111a-aa11-1aaaa11a1a11',
      },
      reply: { success: 1, jwt: '<example_jwt>' },
    },
  ],
})

/** The claims that a request may leave out, under Explo's short names. */
// Assumed: jwt
function optionalClaims(body: Static<typeof GenerateJwtBody>) {
  const { rb_allowed_features: features, disable_editable_section_editing: isEditingDisabled } = body
  const { embed_origin: origin, chart_id: chartId } = body
  return {
    ...(features && { rbc: features }),
    ...(isEditingDisabled != null && { des: isEditingDisabled }),
    ...(origin && { iss: origin.endsWith('/') ? origin : `${origin}/` }),
    ...(chartId && { cht: chartId }),
  }
}

// Assumed: jwt
function lifetimeFlaw(seconds: number): Flaw | undefined {
  return flawOf('expiration', 'duration', seconds > 0 ? [] : ['Must be an ISO 8601 duration, for example "PT1H".'])
}

// Assumed: jwt
function secretWithId({ team, group }: Access, keyId: string): EmbedSecret {
  const secret = team.embedSecret(group.name, keyId)
  if (secret) return secret
  throw notFound('unknownKey', `visibility group ${group.name} has no embed secret "${keyId}"`, keyId)
}

const shape =
  /^P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?!$)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/
const day = 86_400
/** Seconds per part, in the order of the groups above. Years and months have no fixed length; these are the usual ones. */
const weights = [365 * day, 30 * day, 7 * day, day, 3600, 60, 1]

/** The seconds of an ISO 8601 duration such as `PT1H`; undefined for other texts, and for durations too long to count. */
export function durationSeconds(text: string): number | undefined {
  const [match, ...parts] = shape.exec(text) ?? []
  if (match === undefined) return undefined

  const seconds = parts.reduce((sum, part, index) => sum + Number(part ?? 0) * (weights[index] as number), 0)
  return seconds <= Number.MAX_SAFE_INTEGER ? seconds : undefined
}
