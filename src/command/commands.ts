import { type FlagName, type Given, serviceFlags, setUpFlags, variableFlags } from './flags.ts'
import type { Terminal } from './terminal.ts'

/** The code of a command. */
export type Execute = (given: Given, operands: readonly string[], terminal: Terminal) => Promise<void> | void

export interface Command {
  readonly says: string
  /** The words after its name that are not flags: `[word]` may be left out, `word …` may be several. Default: none. */
  readonly operands?: string
  /** The flags that it reads, beside `--help`. */
  readonly flags: readonly FlagName[]
  /** Loads its code. `run.ts` loads the code of `help` and `version`, because that reads this table. */
  readonly load?: () => Promise<Execute>
}

/** The flags that name the address of a fake: they find the fake that was started with them. */
const addressFlags = ['port', 'host', 'tls', 'tls-cert'] as const

/** Every command. */
export const commands = {
  start: {
    says: 'Start the fake. This is the default command.',
    flags: [...setUpFlags, 'watch', 'json'],
    load: async () => (await import('./start.ts')).start,
  },
  exec: {
    says: 'Start a fake, run a program with the variables that lead to it, and end as the program does.',
    operands: '-- <program> …',
    flags: [...setUpFlags, 'watch', ...variableFlags],
    load: async () => (await import('./start.ts')).exec,
  },
  init: {
    says: 'Write an example test and a fixture for the project in this folder. Changes no file that exists.',
    flags: [],
    load: async () => (await import('./init.ts')).init,
  },
  wait: {
    says: 'Wait until a fake is ready.',
    operands: '[url]',
    flags: [...addressFlags, 'timeout'],
    load: async () => (await import('./running-fake.ts')).wait,
  },
  env: {
    says: 'Wait until a fake is ready, and print the variables that lead an application to it.',
    operands: '[url]',
    flags: [...addressFlags, 'timeout', 'admin-token', 'format', ...variableFlags],
    load: async () => (await import('./env.ts')).env,
  },
  validate: {
    says: 'Check fixture files, each on top of the files of --fixtures, and list every mistake. Without a file: the explo.fixtures file of this folder.',
    operands: '[file] …',
    flags: ['fixtures'],
    load: async () => (await import('./validate.ts')).validate,
  },
  coverage: {
    says: 'Merge the outcome coverage of all processes of a suite, and list the outcomes that it never saw.',
    operands: '<file or folder> …',
    flags: ['threshold', 'json'],
    load: async () => (await import('./coverage.ts')).coverage,
  },
  contract: {
    says: 'Compare a real account with the fake; with --save the fake learns the differences. Creates and deletes records in that account.',
    flags: ['url', ...serviceFlags, 'only', 'save', 'assumption', 'assumptions', 'json'],
    load: async () => (await import('./contract.ts')).contract,
  },
  shadow: {
    says: 'Answer an application with the answers of a real account, send every call to a fake, too, and list the differences. Creates, changes and deletes records in that account.',
    operands: '[-- <program> …]',
    flags: [
      ...['upstream', ...serviceFlags, 'report', 'port', 'fixtures', 'random-seed', 'assumption', 'assumptions'],
      ...variableFlags,
    ],
    load: async () => (await import('./shadow.ts')).shadow,
  },
  probe: {
    says: 'Test a test suite: run it with every other guess about Explo that it touches, and with one defect after another.',
    operands: '-- <program> …',
    flags: ['only', 'allow', 'json', 'report'],
    load: async () => (await import('./probe.ts')).probe,
  },
  help: {
    says: 'Print an overview, or the help of a command.',
    operands: '[command]',
    flags: [],
  },
  version: { says: 'Print the version.', flags: [] },
} as const satisfies Record<string, Command>

export type CommandName = keyof typeof commands

export const commandNames = Object.keys(commands) as readonly CommandName[]

/** The commands with a flag. */
export function commandsWith(flag: FlagName): CommandName[] {
  return commandNames.filter((name) => flagsOf(name).includes(flag))
}

export function flagsOf(name: CommandName): readonly FlagName[] {
  const { flags }: Command = commands[name]
  return flags
}

export function operandsOf(name: CommandName) {
  const { operands: usage }: Command = commands[name]
  if (usage === undefined) return { usage: '', atLeast: 0, atMost: 0, isProgram: false }
  return {
    usage,
    atLeast: usage.startsWith('[') ? 0 : 1,
    atMost: usage.includes('…') ? Number.POSITIVE_INFINITY : 1,
    /** Whether they are the command line of another program, which must follow "--". */
    isProgram: usage.includes('--'),
  }
}
