import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isIP } from 'node:net'
import { product } from '../../product.ts'

// Object identifiers, already encoded.
const ecdsaWithSha256 = hex('06082a8648ce3d040302')
const commonName = hex('0603550403')
const serverAuth = hex('06082b06010505070301')
const extensionIds = {
  subjectKeyIdentifier: hex('0603551d0e'),
  subjectAltName: hex('0603551d11'),
  basicConstraints: hex('0603551d13'),
  extendedKeyUsage: hex('0603551d25'),
}

/**
 * A self-signed certificate and its key in PEM, valid in any year to which a test may set its clock. It is not a certificate
 * authority: a client that trusts it trusts nothing but the fake, and some clients refuse a server whose certificate is one.
 *
 * Node cannot create certificates, and the libraries that can would make the package a quarter larger.
 */
export function selfSigned(names: readonly string[]) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const name = sequence(tagged(0x31, sequence(commonName, tagged(0x0c, Buffer.from(product.name)))))
  const validity = sequence(utcTime('000101000000Z'), utcTime('491231235959Z'))

  const content = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.from([1, ...randomBytes(15)])),
    sequence(ecdsaWithSha256),
    name,
    validity,
    name,
    spki,
    tagged(0xa3, sequence(...extensions(names, spki))),
  )
  const signature = sign('sha256', content, privateKey)
  const certificate = sequence(content, sequence(ecdsaWithSha256), bitString(signature))
  return {
    cert: pem('CERTIFICATE', certificate),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

function extensions(names: readonly string[], spki: Buffer): Buffer[] {
  const keyId = createHash('sha1').update(spki).digest()
  return [
    extension(extensionIds.basicConstraints, sequence()),
    extension(extensionIds.extendedKeyUsage, sequence(serverAuth)),
    extension(extensionIds.subjectKeyIdentifier, tagged(0x04, keyId)),
    extension(extensionIds.subjectAltName, sequence(...names.map(generalName))),
  ]
}

function extension(id: Buffer, value: Buffer): Buffer {
  return sequence(id, tagged(0x04, value))
}

function generalName(name: string): Buffer {
  return isIP(name) ? tagged(0x87, addressBytes(name)) : tagged(0x82, Buffer.from(name))
}

function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number))

  // The URL parser writes the address as hexadecimal groups, with "::" for zeros.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const [before, after] = [groups(head), groups(tail ?? '')]
  const zeros = Array<string>(8 - before.length - after.length).fill('0')
  return hex([...before, ...zeros, ...after].map((group) => group.padStart(4, '0')).join(''))
}

function groups(text: string): string[] {
  return text === '' ? [] : text.split(':')
}

// The part of DER, the encoding of X.509, that is needed.

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, ...parts)
}

function integer(bytes: Buffer): Buffer {
  return tagged(0x02, bytes)
}

function bitString(bytes: Buffer): Buffer {
  return tagged(0x03, Buffer.from([0]), bytes)
}

function utcTime(text: string): Buffer {
  return tagged(0x17, Buffer.from(text))
}

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

function hex(digits: string): Buffer {
  return Buffer.from(digits, 'hex')
}

function pem(label: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) as string[]
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}
