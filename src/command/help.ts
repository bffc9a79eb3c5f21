import packageJson from '../../package.json' with { type: 'json' }
import { commandNames, commands } from './commands.ts'
import { variableOf } from './environment.ts'
import { exitCodes } from './failure.ts'
import { type Flag, type FlagName, flagNames, flags } from './flags.ts'

export function printHelp(): void {
  process.stdout.write(helpText())
}

function helpText(): string {
  return [
    packageJson.description,
    '',
    'Usage: explo-fake [command] [flags]',
    '',
    'Commands:',
    ...columns(commandNames.map((name) => [name, commands[name].says])),
    '',
    'Flags:',
    ...columns(flagNames.map((name) => [usageOf(name), meaningOf(name)])),
    '',
    `Flags are also environment variables, for example ${variableOf('random-seed')}; a flag wins.`,
    'A flag marked with … may be repeated; its variable holds a list, separated by commas.',
    '',
    'Exit codes:',
    ...columns(Object.entries(exitCodes)),
    '',
  ].join('\n')
}

/** The flags as a table in Markdown, for the README. */
export function flagTable(): string {
  const rows = flagNames.map((name) => {
    const { default: preset, says }: Flag = flags[name]
    const variable = variableOf(name)
    return [`\`${usageOf(name)}\``, variable ? `\`${variable}\`` : '', preset, says]
  })
  const heading = [
    ['Flag', 'Environment variable', 'Default', 'Meaning'],
    ['---', '---', '---', '---'],
  ]
  return [...heading, ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('')
}

function usageOf(name: FlagName): string {
  const { value, isList }: Flag = flags[name]
  return `--${name}${value ? ` <${value}>` : ''}${isList ? ' …' : ''}`
}

function meaningOf(name: FlagName): string {
  const { says, default: preset }: Flag = flags[name]
  return preset === '' ? says : `${says} Default: ${preset}.`
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}
