/**
 * The path and query that a request target means. Proxies send whole URLs, and a path may be written with escapes: without
 * this, the router would see through both, but nothing after it, and answer a broken escape in its own words.
 */
export function readTarget(target: string): string {
  if (target.startsWith('/') && !/[%#]/.test(target)) return target

  const [relative = ''] = target.replace(/^https?:\/\/[^/?#]*\/?/i, '/').split('#')
  const [path = '', ...query] = relative.split('?')
  return [readPath(path), ...query].join('?')
}

function readPath(path: string): string {
  try {
    return encodeURI(decodeURIComponent(path)).replace(/[?#]/g, encodeURIComponent)
  } catch {
    return path.replaceAll('%', '%25')
  }
}
