import { type FlagName, type Given, serviceFlags, setUpFlags, variableFlags } from './flags.ts'
import type { Terminal } from './terminal.ts'

/** The code of a command. It throws when it cannot do its work. */
export type Execute = (given: Given, operands: readonly string[], terminal: Terminal) => Promise<void> | void

/** What `explo-fake <name>` does. */
export interface Command {
  readonly says: string
  /** The words after its name that are not flags. Default: none. */
  readonly operands?: Operands
  /** The flags that it reads, beside `--help`. */
  readonly flags: readonly FlagName[]
  /** Loaded only when it is asked for. Left out: `run.ts` loads it, because it reads this table. */
  readonly load?: () => Promise<Execute>
}

/** Words after the name of a command. */
export interface Operands {
  /** What help calls them. */
  readonly usage: string
  readonly atLeast: number
  readonly atMost: number
  /** They are a command line of another program, which must follow "--". */
  readonly isProgram?: true
}

/** The flags that name the address of a fake. A fake started with the same ones is found. */
const addressFlags = ['port', 'host', 'tls', 'tls-cert'] as const

/** Everything that `explo-fake` can do. A new command is a row here and a file. */
export const commands = {
  start: {
    says: 'Start the fake. This is what happens without a command.',
    flags: [...setUpFlags, 'watch', 'json'],
    load: async () => (await import('./start.ts')).start,
  },
  exec: {
    says: 'Start a fake, run a program with its environment, and end as the program does.',
    operands: { usage: '-- <program> …', atLeast: 1, atMost: Number.POSITIVE_INFINITY, isProgram: true },
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
    operands: { usage: '[url]', atLeast: 0, atMost: 1 },
    flags: [...addressFlags, 'timeout'],
    load: async () => (await import('./running-fake.ts')).wait,
  },
  env: {
    says: 'Wait until a fake is ready, and print the variables that lead an application to it.',
    operands: { usage: '[url]', atLeast: 0, atMost: 1 },
    flags: [...addressFlags, 'timeout', 'admin-token', 'format', ...variableFlags],
    load: async () => (await import('./env.ts')).env,
  },
  validate: {
    says: 'Check files of fixtures, each on top of what --fixtures names, and list every mistake. Without a file: the explo.fixtures file of this folder.',
    operands: { usage: '[file] …', atLeast: 0, atMost: Number.POSITIVE_INFINITY },
    flags: ['fixtures'],
    load: async () => (await import('./validate.ts')).validate,
  },
  coverage: {
    says: 'Merge the outcome coverage of all processes of a suite, and say what it never saw.',
    operands: { usage: '<file or folder> …', atLeast: 1, atMost: Number.POSITIVE_INFINITY },
    flags: ['threshold', 'json'],
    load: async () => (await import('./coverage.ts')).coverage,
  },
  contract: {
    says: 'Compare a service with what the fake says about Explo, and teach the fake what differs.',
    flags: ['url', ...serviceFlags, 'only', 'save', 'assumption', 'assumptions', 'json'],
    load: async () => (await import('./contract.ts')).contract,
  },
  shadow: {
    says: 'Answer an application with what a service says, play every call in a fake, too, and say where they differ.',
    operands: { usage: '[-- <program> …]', atLeast: 0, atMost: Number.POSITIVE_INFINITY, isProgram: true },
    flags: [
      ...['upstream', ...serviceFlags, 'report', 'port', 'fixtures', 'random-seed', 'assumption', 'assumptions'],
      ...variableFlags,
    ],
    load: async () => (await import('./shadow.ts')).shadow,
  },
  probe: {
    says: 'Test a suite: run it under every guess about Explo that it touches, and with one defect after another.',
    operands: { usage: '-- <program> …', atLeast: 1, atMost: Number.POSITIVE_INFINITY, isProgram: true },
    flags: ['only', 'allow', 'json', 'report'],
    load: async () => (await import('./probe.ts')).probe,
  },
  help: {
    says: 'Print what there is, or what a command does.',
    operands: { usage: '[command]', atLeast: 0, atMost: 1 },
    flags: [],
  },
  version: { says: 'Print the version.', flags: [] },
} as const satisfies Record<string, Command>

export type CommandName = keyof typeof commands

export const commandNames = Object.keys(commands) as readonly CommandName[]

/** The commands that read a flag. */
export function commandsWith(flag: FlagName): CommandName[] {
  return commandNames.filter((name) => flagsOf(name).includes(flag))
}

export function flagsOf(name: CommandName): readonly FlagName[] {
  const { flags }: Command = commands[name]
  return flags
}

export function operandsOf(name: CommandName): Operands {
  const { operands = { usage: '', atLeast: 0, atMost: 0 } }: Command = commands[name]
  return operands
}
