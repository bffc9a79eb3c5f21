/** The environment of a process that knows nothing of what started the suite, and finds programs. */
export const bareEnvironment: NodeJS.ProcessEnv = { PATH: process.env.PATH }
