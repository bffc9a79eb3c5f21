/**
 * The environment of a process of which nothing counts as covered. Coverage is counted by the places in a file as tap's
 * loader transpiles it: with what another loader, such as tsx, makes of the same file, no line would be right.
 */
export const uncounted: NodeJS.ProcessEnv = { PATH: process.env.PATH, _TAPJS_PROCESSINFO_COVERAGE_: '0' }
