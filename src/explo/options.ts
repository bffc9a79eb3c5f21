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
  /**
   * What to start from and to reset to: the path or URL of a JSON or YAML file, the fixture itself, or several of these. Of
   * several, later ones update earlier ones.
   *
   * @default the fixtures/default.json of the package
   * @example './fixtures/acme.json'
   */
  readonly fixtures?: FixtureSource | readonly FixtureSource[]
  /**
   * Decisions about undocumented behaviour to change, by name, or the path or URL of a JSON or YAML file with them. Of
   * several, later ones win. `explo-fake contract --save` writes such a file.
   * Give a JSON file by its path: the texts of an imported JSON module have the type `string`, which names no option.
   *
   * @default the first option of each
   * @example { trailingSlash: 'accept' }
   */
  readonly assumptions?: AssumptionSource | readonly AssumptionSource[]
  /**
   * The level of each lint rule: off, warn or fail. `fail` makes `lint()` throw.
   *
   * @default every rule warns
   * @example { unknownFields: 'fail' }
   */
  readonly lint?: LintLevels
}
