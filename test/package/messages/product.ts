import type * as library from '../../../src/index.ts'

/** The package whose messages are read: this one, or the one from before the restructuring. */
export interface Product {
  readonly library: typeof library
  readonly command: Command
}

/** Runs the command with these arguments, until it ends or has written a text that matches `until`. */
export type Command = (args: readonly string[], how?: CommandOptions) => Promise<CommandEnd>

export interface CommandOptions {
  /** The environment variables that are meant for a fake or a service. */
  readonly env?: Readonly<Record<string, string>>
  readonly folder?: string
  readonly until?: RegExp
}

export interface CommandEnd {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** Keeps a message under a name that says how a user meets it. */
export type Note = (name: string, text: string) => void

/** How something fails, as a user reads it. */
export async function failureOf(attempt: () => unknown): Promise<string> {
  try {
    await attempt()
    return 'nothing is refused'
  } catch (thrown) {
    const error = thrown as Error & { readonly code?: string }
    return [`${error.name}${error.code === undefined ? '' : ` ${error.code}`}`, error.message].join('\n')
  }
}
