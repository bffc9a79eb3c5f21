import { inspect } from 'node:util'
import { commandNames, commands, commandsWith } from '../../src/command/commands.ts'
import { exitCodes } from '../../src/command/failure.ts'
import { type Flag, flagNames, flags } from '../../src/command/flags.ts'
import { commandUsage, flagUsage } from '../../src/command/help.ts'
import { variableOf } from '../../src/command/variables.ts'
import { catalogueOf } from '../../src/engine/catalogue.ts'
import { controlErrors } from '../../src/engine/control/errors.ts'
import { membersOf as controlMembersOf } from '../../src/engine/control/members/index.ts'
import { localErrors } from '../../src/engine/input/tester-error.ts'
import { defaultsOf } from '../../src/engine/options/assumptions.ts'
import { defaultOf, type Option, optionNames, optionTable } from '../../src/engine/options/option-table.ts'
import { errorCode } from '../../src/engine/product.ts'
import type { Assumption } from '../../src/engine/terms.ts'
import { explo } from '../../src/explo/index.ts'
import type { RouteReport } from '../../src/index.ts'

const members = controlMembersOf(explo)

/** The members that take a function, so they have no control route. */
const membersWithFunctions = {
  expectChanges: 'Runs an action, and checks that it changes exactly these records.',
  explore: 'Runs a scenario with each failure at each of its calls, in forks, and throws the smallest run that fails.',
}

/** The text of each page of docs/reference, by file name. */
export async function referencePages(): Promise<Record<string, string>> {
  return {
    'operations.md': page(
      'Operations',
      'What the fake answers. `explo.routes()` and `GET /__admin/routes` have the same with every field and every refusal,',
      '`GET /__admin/openapi.json` as an OpenAPI 3.1 document.',
      '',
      supportTable(await catalogueOf(explo).routes(defaultsOf(explo).dialect)),
    ),
    'assumptions.md': page(
      'Assumptions',
      'What the fake decides where the documentation of Explo is silent or contradicts itself. Change one with the option',
      '`assumptions` or the flag `--assumption`. `explo.assumptions()` and `GET /__admin/assumptions` show what is in force.',
      '',
      table(
        ['name', 'options, the default first', 'what the fake does'],
        Object.entries(explo.assumptions).map(assumption),
      ),
    ),
    'mutants.md': page(
      'Mutants',
      'The defects with which [`explo-fake probe`](../guides/test-your-tests.md#probe) runs a suite. A suite that stays green',
      'with one of them would not notice it. `--allow <mutant>` accepts that, `EXPLO_FAKE_PROBE=mutant:<mutant>` repeats the run.',
      '',
      table(
        ['mutant', 'what the fake does wrong'],
        (await explo.loadProbe()).mutants.map(({ name, says }) => [code(name), says]),
      ),
    ),
    'options.md': page(
      'Options',
      '`createExploFake(options)` takes these options, and `useExploFake({ fake: options })` passes them on. The',
      '[command](command.md) has the same ones as flags and as environment variables. Everything may be left out.',
      '',
      table(['option', 'default', 'example', 'flags', 'what it does'], optionNames.map(option)),
    ),
    'members.md': page(
      'Members of the handle',
      '`createExploFake`, `connectExploFake`, `explo.world()` and `fork()` return handles. All methods are async. Each one that',
      'takes no function is also a [control route](control-api.md). Your editor shows parameters, errors and an example for each.',
      '',
      table(
        ['members', 'what they do', 'control route'],
        [
          ...members.flatMap(({ handle = {}, alsoServes = [], says, method, path }) => {
            const names = [...Object.keys(handle), ...alsoServes].map(code)
            return names.length === 0 ? [] : [[names.join(', '), says, code(`${method} ${path}`)]]
          }),
          ...Object.entries(membersWithFunctions).map(([name, says]) => [code(name), says, '']),
        ],
      ),
    ),
    'control-api.md': page(
      'Control API',
      'All routes are below `/__admin`. A route about a world is also one of `/__admin/worlds/:id`. Without an id, the API token',
      'in the `Explo-Authorization` header selects the world; without a token, it is the default world. A call beyond loopback',
      'needs the admin token: `Authorization: Bearer <token>`. `GET /__admin/openapi-control.json` describes everything.',
      '',
      table(
        ['route', 'what it does', 'body with everything that it may have'],
        members.map(({ method, path, says, body }) => [
          code(`${method} ${path}`),
          says,
          body ? code(spaced(body.example)) : '',
        ]),
      ),
    ),
    'command.md': page(
      'Command',
      '`npx explo-fake` listens on port 4747 until it is stopped. With `--json` it prints one line when it is ready:',
      '`{"event":"ready","url":…,"apiToken":…}`.',
      '',
      table(
        ['Command', ''],
        commandNames.map((name) => [code(commandUsage(name)), commands[name].says]),
      ),
      '## Flags',
      '',
      table(['Flag', 'Of', 'Environment variable', 'Default', 'Meaning'], flagNames.map(flagRow)),
      '## Exit codes',
      '',
      table(['code', 'meaning'], Object.entries(exitCodes)),
    ),
    'lint-rules.md': page(
      'Lint rules',
      '`explo.lint()` reports these. The option `lint` sets each to `off`, `warn` (default) or `fail`.',
      '',
      table(
        ['rule', 'what it finds', 'cure'],
        Object.entries(explo.lintRules).map(([name, { says, cure }]) => [code(name), says, cure]),
      ),
    ),
    'error-codes.md': page(
      'Error codes',
      'Every error of the fake has a `code`, a `problem` and a `hint`. Those of the control API also have a status.',
      '',
      table(
        ['code', 'status', 'meaning'],
        [
          ...Object.entries(controlErrors).map(([name, { status, says }]) => [
            code(errorCode(name)),
            String(status),
            says,
          ]),
          ...explo.handleMembers.flatMap(({ errors = {} }) =>
            Object.entries(errors).map(([name, says]) => [code(errorCode(name)), '400', says]),
          ),
          ...Object.entries(localErrors).map(([name, says]) => [code(errorCode(name)), '', says]),
        ].sort(),
      ),
    ),
  }
}

/** The support matrix as a Markdown table, with one row for each operation. */
export function supportTable(routes: readonly RouteReport[]): string {
  const rows = routes.map((route) => [
    `[\`${route.operation}\`](${route.documentation})`,
    code([route.method, route.paths[0]?.path].filter(Boolean).join(' ')),
    route.basis,
    route.replacedBy ? `for ${code(route.replacedBy)}` : '',
    notes(route).join('; '),
  ])
  return table(['operation', 'method and path', 'basis', 'deprecated', 'notes'], rows)
}

function notes({ isAnswered, paths, requestFields, replyFields }: RouteReport): string[] {
  const others = paths.slice(1)
  const assumed = [...requestFields, ...replyFields].filter(({ basis }) => basis === 'assumed')
  return [
    ...(isAnswered ? [] : ['answers 501']),
    ...others.map(({ path, basis }) => `also ${code(path)}${basis === 'assumed' ? ' (assumed)' : ''}`),
    ...assumed.map(({ name }) => `${code(name)} is assumed`),
  ]
}

function assumption([name, { says, basis, options }]: [string, Assumption]): string[] {
  const choices = options.map((choice, index) => (index === 0 ? `**${code(choice)}**` : code(choice)))
  return [
    code(name),
    options.length === 1 ? '' : choices.join(', '),
    says + (basis === 'documented' ? ' (documented)' : ''),
  ]
}

function option(name: (typeof optionNames)[number]): string[] {
  const { says, example, flags }: Option = optionTable[name]
  const names = Object.keys(flags).map((flag) => code(`--${flag}`))
  return [code(name), defaultOf(name), code(inspect(example)), names.join(', '), says]
}

function page(title: string, ...lines: readonly string[]): string {
  return `# ${title}\n\n${lines.join('\n').trimEnd()}\n`
}

function flagRow(name: (typeof flagNames)[number]): string[] {
  const { default: preset, says }: Flag = flags[name]
  const variable = variableOf(name)
  const owners = commandsWith(name).map(code).join(', ')
  return [code(flagUsage(name)), owners || 'all', variable ? code(variable) : '', preset, says]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('')
}

function code(text: string): string {
  return `\`${text}\``
}

/** JSON in one line with spaces. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).map(([key, item]) => `"${key}": ${spaced(item)}`)
  return `{ ${entries.join(', ')} }`
}
