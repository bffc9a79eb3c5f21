import { Type } from '@sinclair/typebox'
import type { ServiceMember } from '../../service-member.ts'
import { ControlError } from '../errors.ts'
import type { Member } from '../member.ts'

/** The control route of a member that the service adds. */
export function memberOfService({ name, argument, answerKey, run, ...route }: ServiceMember): Member {
  return {
    ...route,
    ...(argument && {
      body: {
        schema: Type.Object({ [argument.key]: Type.String() }),
        example: { [argument.key]: argument.example },
        called: argument.called,
      },
    }),
    handle: {
      [name]: {
        ...(argument && { send: (given) => ({ body: { [argument.key]: given } }) }),
        ...(answerKey !== undefined && { returns: (answer) => answer[answerKey] }),
      },
    },
    run: ({ world: { state }, body }) => {
      const given = argument && (body as Record<string, unknown>)[argument.key]
      if (argument && typeof given !== 'string') {
        const { key, placeholder } = argument
        const cure = `Send { "${key}": "${placeholder}" }.`
        throw new ControlError('BODY', `The body has no "${key}".`, cure)
      }
      const result = run(state.store, state.clock.now(), given as string)
      return answerKey === undefined ? result : { [answerKey]: result }
    },
  }
}
