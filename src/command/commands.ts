import type { Given } from './flags.ts'

interface Command {
  readonly says: string
  /** Its code, loaded only when it is asked for. */
  readonly load: () => Promise<(given: Given) => Promise<void> | void>
}

/** Everything that `explo-fake` can do. A new command is a row here and a file. */
export const commands = {
  start: {
    says: 'Start the fake. This is what happens without a command.',
    load: async () => (await import('./start.ts')).start,
  },
  help: { says: 'Print this text.', load: async () => (await import('./help.ts')).printHelp },
  version: { says: 'Print the version.', load: async () => (await import('./version.ts')).printVersion },
} as const satisfies Record<string, Command>

export type CommandName = keyof typeof commands

export const commandNames = Object.keys(commands) as readonly CommandName[]
