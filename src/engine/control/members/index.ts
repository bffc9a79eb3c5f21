import type { Service } from '../../service.ts'
import { scopedSchemas } from '../control-schemas.ts'
import type { Member } from '../member.ts'
import { clockMembers } from './clock.ts'
import { events } from './events.ts'
import { faultMembers } from './faults.ts'
import { gateMembers } from './gates.ts'
import { inspectorMembers } from './inspector.ts'
import { memberOfService } from './of-service.ts'
import { processMembers } from './process.ts'
import { reportMembers } from './reports.ts'
import { requestMembers } from './requests.ts'
import { worldMembers } from './worlds.ts'

/** Everything that `/__admin` answers. */
export function membersOf(service: Service): readonly Member[] {
  const schemas = scopedSchemas(service.changeWords.scope)
  return [
    ...processMembers,
    ...worldMembers(service, schemas),
    ...clockMembers,
    ...requestMembers(service, schemas),
    ...faultMembers(service),
    ...gateMembers(service, schemas),
    events,
    ...service.handleMembers.map(memberOfService),
    ...reportMembers,
    ...inspectorMembers,
  ]
}
