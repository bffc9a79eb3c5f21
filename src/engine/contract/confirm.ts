import { OptionError } from '../input/tester-error.ts'

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/

/**
 * The address of a service that may be called, without a slash at its end.
 *
 * @param confirmed The host that the person has named, because calls to it may change something real.
 * @throws {OptionError} When it is not the host of the address, unless that is this machine.
 */
export function confirmedUrl(
  text: string,
  confirmed: string | undefined,
  consequence: string,
): { url: string; isLoopback: boolean } {
  const { protocol, host, hostname, pathname, search } = addressOf(text)
  if (!/^https?:$/.test(protocol) || search !== '') throw notAnAddress(text)

  const isLoopback = loopback.test(hostname)
  if (!isLoopback && confirmed !== host) {
    throw new OptionError(
      confirmed === undefined
        ? `${host} is not this machine. ${consequence}`
        : `"${confirmed}" is not the host of ${text}.`,
      `If you want that, add: --confirm ${host}`,
    )
  }
  return { url: `${protocol}//${host}${pathname.replace(/\/+$/, '')}`, isLoopback }
}

function addressOf(text: string): URL {
  if (!URL.canParse(text)) throw notAnAddress(text)
  return new URL(text)
}

function notAnAddress(text: string): OptionError {
  return new OptionError(`"${text}" is not the address of a service.`, 'Give one like https://api.explo.co')
}
