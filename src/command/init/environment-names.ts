import type { EnvironmentNames } from '../../engine/terms.ts'
import { explo } from '../../explo/index.ts'
import type { Source } from './sources.ts'

/** A variable that a project reads, and the file that says so. */
export interface FoundName {
  readonly name: string
  readonly file: string
}

/** What a variable of this name holds. Keys of embed JWTs are no API tokens. */
const patterns: { readonly [Name in keyof EnvironmentNames]-?: RegExp } = {
  url: /_(URL|ENDPOINT|ORIGIN)$/,
  readOnlyToken: /READ_?ONLY\w*(KEY|TOKEN)$/,
  apiToken: /^(?!.*(READ_?ONLY|EMBED|JWT)).*(KEY|TOKEN)$/,
}

/** The variables of a project that name Explo: of each kind the first one, without their values. */
export function environmentNames(sources: readonly Source[]): {
  readonly [Name in keyof EnvironmentNames]: FoundName
} {
  const all = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/\b(?!EXPLO_FAKE_)EXPLO_[A-Z\d_]+\b/g)].map(([name]) => ({ name, file })),
  )
  const found = Object.entries(patterns).flatMap(([kind, pattern]) => {
    const first = all.find(({ name }) => pattern.test(name))
    return first ? [[kind, first]] : []
  })
  return Object.fromEntries(found)
}

/** The names for the option `env`, with defaults for those that were not found. */
export function namesFor(env: ReturnType<typeof environmentNames>): Required<EnvironmentNames> {
  const found = Object.entries(env).map(([kind, { name }]) => [kind, name])
  return { ...explo.environmentNames, ...Object.fromEntries(found) }
}
