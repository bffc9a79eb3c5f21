/**
 * The environment of a process that reports no coverage. Coverage refers to positions in the output of tap's loader, and
 * the output of another loader, such as tsx, has other positions.
 */
export const uncounted: NodeJS.ProcessEnv = { PATH: process.env.PATH, _TAPJS_PROCESSINFO_COVERAGE_: '0' }
