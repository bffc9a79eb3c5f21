import { Type } from '@sinclair/typebox'
import type { Service, ServiceMember } from '../../service.ts'
import { scopedSchemas } from '../control-schemas.ts'
import { ControlError } from '../errors.ts'
import type { Member } from '../member.ts'
import { clockMembers } from './clock.ts'
import { events } from './events.ts'
import { faultMembers } from './faults.ts'
import { gateMembers } from './gates.ts'
import { inspectorMembers } from './inspector.ts'
import { processMembers } from './process.ts'
import { reportMembers } from './reports.ts'
import { requestMembers } from './requests.ts'
import { worldMembers } from './worlds.ts'

/** All routes of `/__admin`. */
export function membersOf(service: Service): readonly Member[] {
  const schemas = scopedSchemas(service.scope)
  return [
    ...processMembers,
    ...worldMembers(service, schemas),
    ...clockMembers,
    ...requestMembers(service, schemas),
    ...faultMembers(service),
    ...gateMembers(service, schemas),
    events,
    ...(service.handleMembers ?? []).map(memberOfService),
    ...reportMembers,
    ...inspectorMembers,
  ]
}

function memberOfService({ name, argument, run, errors, ...route }: ServiceMember): Member {
  return {
    ...route,
    ...(errors && { serviceErrors: errors }),
    ...(argument && {
      body: {
        schema: Type.Object({ [argument.key]: Type.String() }),
        example: { [argument.key]: argument.example },
        called: argument.called,
      },
    }),
    handle: { [name]: argument ? { send: (given) => ({ body: { [argument.key]: given } }) } : {} },
    run: ({ world: { state }, body }) => {
      const given = argument && (body as Record<string, unknown>)[argument.key]
      if (argument && typeof given !== 'string') {
        const { key, placeholder } = argument
        const cure = `Send { "${key}": "${placeholder}" }.`
        throw new ControlError('BODY', `The body has no "${key}".`, cure)
      }
      return run(state.store, state.clock.now(), given as string)
    },
  }
}
