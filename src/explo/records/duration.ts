const shape =
  /^P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?!$)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/
const day = 86_400
/** Seconds per part, in the order of the groups above. A year and a month have no fixed length; these are the usual ones. */
const weights = [365 * day, 30 * day, 7 * day, day, 3600, 60, 1]

/** The seconds of an ISO 8601 duration such as `PT1H`, or undefined when it is none, or too long to count. */
export function durationSeconds(text: string): number | undefined {
  const [match, ...parts] = shape.exec(text) ?? []
  if (match === undefined) return undefined

  const seconds = parts.reduce((sum, part, index) => sum + Number(part ?? 0) * (weights[index] as number), 0)
  return seconds <= Number.MAX_SAFE_INTEGER ? seconds : undefined
}
