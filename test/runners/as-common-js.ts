/** Turns an ES module of the examples into an equivalent CommonJS module. */
export function asCommonJs(source: string): string {
  const names = [...source.matchAll(/^export (?:async )?(?:function|class) (\w+)/gm)].map(([, name]) => name)
  const body = source
    .replace(
      /^import (.+) from ('.+')$/gm,
      (_, names, from) => `const ${names.replaceAll(' as ', ': ')} = require(${from})`,
    )
    .replace(/^export default /m, 'module.exports = ')
    .replace(/^export /gm, '')
  return names.length === 0 ? body : `${body}\nmodule.exports = { ${names.join(', ')} }\n`
}
