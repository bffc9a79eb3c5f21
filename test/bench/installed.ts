import { join } from 'node:path'
import { InstalledPackage } from '../support/installed-package.ts'

const installed = await InstalledPackage.install()

/** The packed and installed package: what users measure. */
export const packageFolder = join(installed.folder, 'node_modules/explo-fake')
