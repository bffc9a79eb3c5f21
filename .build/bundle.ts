// Everything that is published, in one file: the library, and the command that runs when it is called.

export * as library from '../src/index.ts'

export const runCommand = () => import('../src/cli.ts')
