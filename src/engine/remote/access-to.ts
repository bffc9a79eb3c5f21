import { existsSync } from 'node:fs'
import type { Access } from '../handle/environment.ts'

/** What the control API tells of the fake that answers. */
export interface VersionReport {
  /** On the machine of the fake. */
  readonly caFile?: string
}

/** How programs on this machine reach a fake: by the file of its certificate, too, where it made one and they can see it. */
export function accessTo(url: string, { caFile }: VersionReport): Access {
  return caFile !== undefined && existsSync(caFile) ? { url, caFile } : { url }
}
