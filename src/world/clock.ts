/** The time of a world. Nothing else in the core may ask the system what time it is. */
export class Clock {
  /** Milliseconds since 1970. */
  now(): number {
    return Date.now()
  }
}

/** A time of a {@link Clock} as testers read it. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
