import { fromCodeCache } from './compiled-bundle.ts'

/** What the package exports. Both module formats load it from here, so that a process has it once. */
export const { library }: typeof import('./bundle.ts') = fromCodeCache(__dirname, require) ?? require('./bundle.cjs')
