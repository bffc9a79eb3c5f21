import ts from 'typescript'

/**
 * Summarizes each export of the declaration files in one string: the members of an interface or class, the parameters of a
 * function, or the text of any other type.
 */
export function declaredTypes(files: readonly string[]): Record<string, string>[] {
  const options: ts.CompilerOptions = { target: ts.ScriptTarget.ES2022, strict: true, skipLibCheck: true, types: [] }
  const program = ts.createProgram([...files], options)
  const checker = program.getTypeChecker()
  return files.map((file) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(file) as ts.SourceFile) as ts.Symbol
    const exported = checker.getExportsOfModule(module).map((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
      return [symbol.name, wordsOf(target, checker)] as const
    })
    return Object.fromEntries(exported)
  })
}

function wordsOf(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  if (symbol.flags & ts.SymbolFlags.Function) {
    const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures()
    return `(${signature?.parameters.map(({ name }) => name).join(', ')})`
  }
  const type = checker.getDeclaredTypeOfSymbol(symbol)
  if (type.isUnion() || !(type.flags & ts.TypeFlags.Object)) return unionOf(type, checker)
  const names = type.getProperties().filter(({ name }) => !/^__(#|@)/.test(name))
  return names
    .map(({ name }) => name)
    .sort()
    .join(' ')
}

function unionOf(type: ts.Type, checker: ts.TypeChecker): string {
  const parts = type.isUnion() ? type.types : [type]
  return parts
    .map((part) => checker.typeToString(part).replaceAll(/\s+/g, ''))
    .sort()
    .join(' ')
}
