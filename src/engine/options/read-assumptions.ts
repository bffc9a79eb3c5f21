import { fileURLToPath } from 'node:url'
import type { Found } from '../input/fixture-error.ts'
import { parseFixture, readText } from '../input/parse-file.ts'
import { OptionError } from '../input/tester-error.ts'
import { product } from '../product.ts'
import type { Service } from '../service.ts'
import { type AssumptionChoices, chooseAssumptions, joinChoices } from './choose-assumptions.ts'

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
  const path = source instanceof URL ? fileURLToPath(source) : source
  const found: Found[] = []
  const text = await readText(path, found)
  const value = text === undefined ? null : await parseFixture(path, text, found)
  if (found.length === 0) return value as AssumptionChoices

  const lines = found.map(({ message }) => `${path}: ${message}`)
  throw new OptionError(lines.join('\n'), `Give a file that "${product.name} contract --save" wrote, or one like it.`)
}
