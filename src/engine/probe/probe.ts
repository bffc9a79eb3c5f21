import { checkValue } from '../input/check-input.ts'

/** The one way in which a fake differs from the usual one during a run of a suite. */
export type Variation =
  | { readonly kind: 'none' }
  | { readonly kind: 'assumption'; readonly name: string; readonly option: string }
  | { readonly kind: 'mutant'; readonly name: string }

/** One run of the command `probe`, as a fake sees it. */
export interface Probe {
  readonly variation: Variation
  /** Where fakes report what the traffic touched. Undefined: nowhere. */
  readonly folder: string | undefined
}

/** The shape of a probe as text, for messages. */
export const probeShape = '"assumption:<name>=<option>" or "mutant:<name>", as the command "probe" lists them'

const shape = /^(?:(none)|assumption:(\w+)=([^@]+)|mutant:([\w.]+))(?:@(.+))?$/s

export function isProbe(text: string): boolean {
  return shape.test(text)
}

/** @param origin The subject of a message about the text. @throws {OptionError} */
export function readProbe(text: string, origin: string): Probe {
  const match = shape.exec(text)
  checkValue(origin, text, match !== null, `Give ${probeShape}.`)

  const [, none, assumption, option, mutant, folder] = match
  if (none !== undefined) return { variation: { kind: 'none' }, folder }
  if (mutant !== undefined) return { variation: { kind: 'mutant', name: mutant }, folder }
  return { variation: { kind: 'assumption', name: assumption as string, option: option as string }, folder }
}

/** The text that {@link readProbe} reads as this probe. */
export function probeText({ variation, folder }: Probe): string {
  return folder === undefined ? variationText(variation) : `${variationText(variation)}@${folder}`
}

/** @example 'assumption:errorBody=drf' */
export function variationText(variation: Variation): string {
  switch (variation.kind) {
    case 'none':
      return 'none'
    case 'assumption':
      return `assumption:${variation.name}=${variation.option}`
    case 'mutant':
      return `mutant:${variation.name}`
  }
}
