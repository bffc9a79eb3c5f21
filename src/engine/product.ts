import packageJson from '../../package.json' with { type: 'json' }

/** The published package. The names of headers, environment variables, error codes and classes begin with its name. */
export const product = {
  name: packageJson.name,
  version: packageJson.version,
  license: packageJson.license,
  /** The beginning of the names of classes and functions. */
  className: packageJson.name.replace(/(?:^|-)(\w)/g, (_, first: string) => first.toUpperCase()),
  /** The name of a fake's handle in messages, and the default random seed. */
  handleName: packageJson.name.replace(/-fake$/, ''),
} as const

const prefix = upper(product.name)

/** The name of a header that only the fake sends. @example 'x-explo-fake-request' for `request` */
export function headerName(header: string): string {
  return `x-${product.name}-${header}`
}

/** The name of an environment variable. @example 'EXPLO_FAKE_RANDOM_SEED' for `random-seed` */
export function variableName(setting: string): string {
  return `${prefix}_${upper(setting)}`
}

/** The beginning of the names of fields that the option `vary` adds. No service has such a field. */
export const inventedField = `${product.name.replaceAll('-', '_')}_vary_`

/** An error code as testers read it. @example 'EXPLO_FAKE_WAIT_TIMEOUT' for `WAIT_TIMEOUT` */
export function errorCode(code: string): string {
  return `${prefix}_${code}`
}

/** The code without the prefix that {@link errorCode} adds. */
export function withoutPrefix(code: string): string {
  return code.slice(prefix.length + 1)
}

function upper(text: string): string {
  return text.toUpperCase().replaceAll('-', '_')
}
