import { join } from 'node:path'

/** The folder of the repository. */
export const project = join(import.meta.dirname, '..')

/** Where everything goes that is published and not written by hand. */
export const dist = join(project, 'dist')
