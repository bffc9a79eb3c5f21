/** @param patterns Host names; `*.example.com` is `example.com` and every name under it. */
export function hostMatcher(patterns: readonly string[]): (host: string) => boolean {
  const known = patterns.map((pattern) => pattern.toLowerCase())
  return (host) => {
    const name = host.toLowerCase().replace(/\.$/, '')
    return known.some((pattern) =>
      pattern.startsWith('*.') ? `.${name}`.endsWith(pattern.slice(1)) : name === pattern,
    )
  }
}
