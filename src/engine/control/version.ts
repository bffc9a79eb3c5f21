import packageJson from '../../../package.json' with { type: 'json' }
import type { ControlRoute } from './route.ts'

export const version: ControlRoute = {
  method: 'GET',
  path: '/version',
  isOfFake: true,
  isPublic: true,
  answer: ({ settings }) => ({
    name: packageJson.name,
    version: packageJson.version,
    node: process.version,
    pid: process.pid,
    caFile: settings.caFile(),
  }),
}
