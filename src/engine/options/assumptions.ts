import { checkIsObject, shown } from '../input/check-input.ts'
import { suggestion } from '../input/nearest.ts'
import { readFileAt } from '../input/read-fixture.ts'
import { type Mistake, OptionError } from '../input/tester-error.ts'
import { product } from '../product.ts'
import { Dialect, type ErrorBody, type RecordedRefusals, type Recordings } from '../refusals/dialect.ts'
import type { Service } from '../service.ts'
import type { Assumption, Assumptions, Basis } from '../terms.ts'
import { errorBodyMistakes, refusalMistakes } from './check-dialect.ts'

/** Some assumptions by name; the others keep their default. */
export interface AssumptionChoices {
  readonly [name: string]: ErrorBody | RecordedRefusals | string | undefined
  /** The name of an error body, or the body of every refusal that is not in `refusals`. */
  readonly errorBody?: ErrorBody | string | undefined
  /** Recorded answers of the real service, by the name of the refusal. */
  readonly refusals?: RecordedRefusals | undefined
}

/** The assumptions in force, and the service that they are about. */
export interface Decisions {
  readonly service: Service
  readonly assumptions: Assumptions
  readonly dialect: Dialect
}

/**
 * @param origin The subject of messages about the choices.
 * @throws {OptionError} With every unknown assumption and option.
 */
export function chooseAssumptions(
  service: Service,
  choices: AssumptionChoices,
  origin = 'The option "assumptions"',
): Decisions {
  checkIsObject(choices, namesOf(service), origin)
  const given = Object.entries(choices).filter(([, value]) => value !== undefined)
  const mistakes = given.flatMap(([name, value]) => mistakesOf(name, value, service))
  if (mistakes.length > 0) throw OptionError.of(mistakes, origin)

  return decide(Object.fromEntries(given), defaultsOf(service))
}

/** @param known Applies to assumptions that are not in the choices. */
export function decide({ errorBody, refusals, ...options }: AssumptionChoices, known: Decisions): Decisions {
  const { service } = known
  const { recorded } = known.dialect
  const named = typeof errorBody === 'string' && { errorBody }
  const assumptions = { ...known.assumptions, ...options, ...named } as Assumptions
  return {
    service,
    assumptions,
    dialect: dialectOf(service, assumptions, {
      errorBody: typeof errorBody === 'object' ? errorBody : named ? undefined : recorded.errorBody,
      refusals: { ...recorded.refusals, ...refusals },
    }),
  }
}

/** The first option of every assumption. */
export function defaultsOf(service: Service): Decisions {
  const entries = Object.entries(service.assumptions).map(([name, { options }]) => [name, options[0]])
  const assumptions = Object.fromEntries(entries)
  return { service, assumptions, dialect: dialectOf(service, assumptions) }
}

/** Merges choices; later ones win. */
export function joinChoices(several: readonly AssumptionChoices[]): AssumptionChoices {
  const recorded = several.flatMap(({ refusals }) => (refusals ? [refusals] : []))
  return Object.assign({}, ...several, recorded.length > 0 && { refusals: Object.assign({}, ...recorded) })
}

function dialectOf(
  { refusalKinds, assumeRefusals }: Service,
  assumptions: Assumptions,
  recorded?: Recordings,
): Dialect {
  return new Dialect(refusalKinds, assumeRefusals(assumptions), recorded)
}

function namesOf({ assumptions }: Service): readonly string[] {
  return [...Object.keys(assumptions), 'refusals']
}

function mistakesOf(name: string, value: unknown, service: Service): readonly Mistake[] {
  const names = namesOf(service)
  if (!names.includes(name)) {
    return [{ problem: `There is no assumption "${name}".`, hint: suggestion(name, names) }]
  }
  if (name === 'refusals') return refusalMistakes(value, service)
  if (name === 'errorBody' && typeof value === 'object') return errorBodyMistakes(value)

  const { options } = service.assumptions[name] as Assumption
  if (options.some((option) => option === value)) return []
  const others = name === 'errorBody' ? ', or an object with the templates "plain" and "fields"' : ''
  if (options.length === 1 && others === '') {
    return [{ problem: `The assumption "${name}" cannot be changed.`, hint: 'Leave it out of "assumptions".' }]
  }
  const hint = `Its options are: ${options.join(', ')}${others}.`
  return [{ problem: `The assumption "${name}" has no option ${shown(value)}.`, hint }]
}

/** The path of a JSON or YAML file, its URL, or the choices themselves. */
export type AssumptionSource = string | URL | AssumptionChoices

/** Reads choices; of several sources, later ones win. @throws {OptionError} With every mistake in a source. */
export async function readChoices(
  service: Service,
  sources: AssumptionSource | readonly AssumptionSource[],
): Promise<AssumptionChoices> {
  const list = [sources].flat() as readonly AssumptionSource[]
  return joinChoices(await Promise.all(list.map((source) => readSource(service, source))))
}

async function readSource(service: Service, source: AssumptionSource): Promise<AssumptionChoices> {
  const isFile = typeof source === 'string' || source instanceof URL
  const choices = isFile ? await readFileOf(source) : source
  chooseAssumptions(service, choices, isFile ? String(source) : undefined)
  return choices
}

async function readFileOf(source: string | URL): Promise<AssumptionChoices> {
  const { origin, value, found } = await readFileAt(source)
  if (found.length === 0) return value as AssumptionChoices

  const lines = found.map(({ message }) => `${origin}: ${message}`)
  throw new OptionError(lines.join('\n'), `Give a file that "${product.name} contract --save" wrote, or one like it.`)
}

/** An assumption with the option in force. */
export interface AssumptionReport {
  readonly name: string
  /** The option in force, or `recorded` when recorded answers replace it. */
  readonly value: string
  /** The first option is the default. A single option cannot be changed. */
  readonly options: readonly string[]
  readonly basis: Basis
  readonly says: string
}

export function reportAssumptions({ service, assumptions, dialect }: Decisions): AssumptionReport[] {
  const recorded = recordedIn(dialect)
  return Object.entries(service.assumptions).map(([name, assumption]) => ({
    name,
    value: recorded.has(name) ? 'recorded' : (assumptions[name] as string),
    ...assumption,
  }))
}

/** The assumptions that recorded answers replace. */
function recordedIn(dialect: Dialect): ReadonlySet<string> {
  const { errorBody, refusals = {} } = dialect.recorded
  return new Set([
    ...(errorBody === undefined ? [] : ['errorBody']),
    ...Object.keys(refusals).map((name) => dialect.kindOf(name).assumption),
  ])
}
