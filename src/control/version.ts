import packageJson from '../../package.json' with { type: 'json' }
import type { ControlRoute } from './route.ts'

export const version: ControlRoute = (control) => {
  control.get('/version', () => ({
    name: packageJson.name,
    version: packageJson.version,
    node: process.version,
    pid: process.pid,
  }))
}
