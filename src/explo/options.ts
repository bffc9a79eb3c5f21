import type { LintLevel } from '../engine/lint/lint.ts'
import type { FakeOptions } from '../engine/options/options.ts'
import type { ErrorBody, RecordedRefusals } from '../engine/refusals/dialect.ts'
import type { FixtureSource } from './fixture/draft.ts'
import type { Assumptions, LintRuleName } from './names.ts'

/** Some assumptions by name; the others keep their default. */
export type AssumptionChoices = {
  readonly [Name in keyof Assumptions]?: Assumptions[Name] | (Name extends 'errorBody' ? ErrorBody : never) | undefined
} & {
  /** Refusals by name, as the real service was seen to answer them. */
  readonly refusals?: RecordedRefusals | undefined
}

/** The path of a JSON or YAML file, its URL, or the choices themselves. */
export type AssumptionSource = string | URL | AssumptionChoices

/** Levels by the name of the rule; the others warn. */
export type LintLevels = { readonly [Rule in LintRuleName]?: LintLevel | undefined }

/** How to start a fake. Everything may be left out. */
export interface ExploFakeOptions extends FakeOptions {
  readonly fixtures?: FixtureSource | readonly FixtureSource[]
  readonly assumptions?: AssumptionSource | readonly AssumptionSource[]
  readonly lint?: LintLevels
}
