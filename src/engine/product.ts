import packageJson from '../../package.json' with { type: 'json' }

/**
 * The published package. Headers, environment variables, error codes and classes begin with its name, so that the engine
 * can be published with another service.
 */
export const product = {
  name: packageJson.name,
  version: packageJson.version,
  license: packageJson.license,
  /** In the names of classes and functions. */
  className: packageJson.name.replace(/(?:^|-)(\w)/g, (_, first: string) => first.toUpperCase()),
  /** What messages call the handle of a fake; also the default random seed. */
  handleName: packageJson.name.replace(/-fake$/, ''),
} as const

const prefix = upper(product.name)

/** A header that only the fake sends. @example 'x-explo-fake-request' for `request` */
export function headerName(header: string): string {
  return `x-${product.name}-${header}`
}

/** An environment variable. @example 'EXPLO_FAKE_RANDOM_SEED' for `random-seed` */
export function variableName(setting: string): string {
  return `${prefix}_${upper(setting)}`
}

/** How the names of the fields begin that the option `vary` invents. No service has such a field. */
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
