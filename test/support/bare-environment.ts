/** The environment of a process that finds programs, and inherits nothing else from the suite. */
export const bareEnvironment: NodeJS.ProcessEnv = { PATH: process.env.PATH }
