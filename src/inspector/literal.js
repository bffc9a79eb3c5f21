const plainKey = /^[A-Za-z_$][\w$]*$/
const width = 80

/** A value as JavaScript: on one line when it is short, and without quotes around keys that need none. */
export function literal(value, indent = '') {
  if (typeof value === 'string') return textLiteral(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)

  const isList = Array.isArray(value)
  const parts = isList
    ? value.map((item) => literal(item, `${indent}  `))
    : Object.entries(value).map(([key, item]) => `${keyLiteral(key)}: ${literal(item, `${indent}  `)}`)
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  if (parts.length === 0) return open + close
  const line = isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`
  if (line.length + indent.length <= width && !line.includes('\n')) return line
  return `${open}\n${parts.map((part) => `${indent}  ${part},\n`).join('')}${indent}${close}`
}

function textLiteral(text) {
  const quoted = JSON.stringify(text)
  return /['\\]/.test(quoted) ? quoted : `'${quoted.slice(1, -1)}'`
}

function keyLiteral(key) {
  // Without brackets it would set the prototype.
  if (key === '__proto__') return `['__proto__']`
  return plainKey.test(key) ? key : textLiteral(key)
}
