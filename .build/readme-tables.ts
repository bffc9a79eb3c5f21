import { inspect } from 'node:util'
import { commandTable, flagTable } from '../src/command/help.ts'
import { members } from '../src/engine/control/members/index.ts'
import type { Rule } from '../src/engine/lint/rule.ts'
import { lintRules } from '../src/engine/lint/rules.ts'
import type { Option } from '../src/engine/options/option.ts'
import { defaultOf, optionNames, optionTable } from '../src/engine/options/option-table.ts'
import { assumptionTable } from '../src/explo/assumptions.ts'
import { catalogue } from '../src/explo/catalogue.ts'
import { assumedDialect } from '../src/explo/refusals/dialect.ts'
import { supportTable } from './support-table.ts'

/** The README with its tables made anew, each between two comments of its name. */
export async function withTables(readme: string): Promise<string> {
  const tables = {
    support: `${supportTable(await catalogue.routes(assumedDialect))}\n`,
    options: optionRows(),
    assumptions: assumptionRows(),
    lint: lintRows(),
    bodies: bodyRows(),
    commands: commandTable(),
    flags: flagTable(),
  }
  return Object.entries(tables).reduce((text, [name, table]) => replaceBetween(text, name, table), readme)
}

function optionRows(): string {
  const rows = optionNames.map((name) => {
    const { says, example, flags }: Option = optionTable[name]
    const names = Object.keys(flags).map((flag) => `\`--${flag}\``)
    return `| \`${name}\` | ${defaultOf(name)} | \`${inspect(example)}\` | ${names.join(', ')} | ${says} |\n`
  })
  return ['| option | default | example | flags | what it does |\n', '| --- | --- | --- | --- | --- |\n', ...rows].join(
    '',
  )
}

function assumptionRows(): string {
  const rows = Object.entries(assumptionTable).map(([name, { says, basis, options }]) => {
    const choices = options.map((option, index) => (index === 0 ? `**\`${option}\`**` : `\`${option}\``)).join(', ')
    return `| \`${name}\` | ${options.length === 1 ? '' : choices} | ${says}${basis === 'documented' ? ' (documented)' : ''} |\n`
  })
  return ['| name | options, the default first | what the fake does |\n', '| --- | --- | --- |\n', ...rows].join('')
}

function lintRows(): string {
  const rows = Object.entries<Rule>(lintRules).map(([name, { says, cure }]) => `| \`${name}\` | ${says} ${cure} |\n`)
  return ['| rule | what it finds, and the cure |\n', '| --- | --- |\n', ...rows].join('')
}

function bodyRows(): string {
  const rows = members.flatMap(({ method, path, body }) =>
    body === undefined ? [] : [`| \`${method} /__admin${path}\` | \`${spaced(body.example)}\` |\n`],
  )
  return ['| route | body |\n', '| --- | --- |\n', ...rows].join('')
}

/** JSON in one line, as one would write it by hand. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).map(([key, item]) => `"${key}": ${spaced(item)}`)
  return `{ ${entries.join(', ')} }`
}

function replaceBetween(text: string, name: string, table: string): string {
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`]
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  if (from === -1 || to === -1) throw new Error(`The README has no place for the table "${name}".`)
  return `${text.slice(0, from + start.length)}\n${table}\n${text.slice(to)}`
}
