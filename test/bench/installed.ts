import { join } from 'node:path'
import { InstalledPackage } from '../support/installed-package.ts'

const installed = await InstalledPackage.install()

/** The folder of the packed and installed package. */
export const packageFolder = join(installed.folder, 'node_modules/explo-fake')
