/** What a customer may do in an embedded report builder. */
export const reportBuilderFeatures = ['flt', 'srt', 'core', 'crt-view', 'fork'] as const

/** What an embed JWT grants. */
export interface EmbedGrant {
  readonly providedId: string
  readonly embedId: string
  /** Seconds since 1970. */
  readonly issuedAt: number
  readonly lifetimeSeconds: number
  readonly chartId: string | null
  /** Null: all of them. */
  readonly features: readonly string[] | null
  readonly isEditingDisabled: boolean | null
  readonly origin: string | null
}

/** Explo's default life of an embed JWT: 24 hours. */
export const defaultLifetimeSeconds = 86_400

/** The claims of an embed JWT, in Explo's short names. Optional ones are left out. */
// Assumed: jwt
export function embedClaims(grant: EmbedGrant): Record<string, unknown> {
  return {
    cst: grant.providedId,
    dsh: grant.embedId,
    iat: grant.issuedAt,
    exp: grant.issuedAt + grant.lifetimeSeconds,
    ...(grant.features !== null && { rbc: grant.features }),
    ...(grant.isEditingDisabled !== null && { des: grant.isEditingDisabled }),
    ...(grant.origin !== null && { iss: grant.origin.endsWith('/') ? grant.origin : `${grant.origin}/` }),
    ...(grant.chartId !== null && { cht: grant.chartId }),
  }
}
