import type { Entry } from '../../engine/journal/entry.ts'
import { grouped, type Rule } from '../../engine/lint/rule.ts'

export const unknownFields: Rule = {
  says: 'Fields were sent that no document of Explo names: mostly misspelt ones, which do nothing.',
  cure: 'Leave them out, or compare their names with the documentation; `routes()` lists the known ones.',
  find: ({ entries, redactor }) =>
    grouped(entries, fieldsOf).map(([says, requests]) => ({
      says: redactor.text(says),
      requests,
    })),
}

function fieldsOf({ operation, unknownFields }: Entry): string | undefined {
  if (unknownFields.length === 0) return undefined
  return `${operation} was sent the unknown ${unknownFields.length === 1 ? 'field' : 'fields'} ${unknownFields.join(', ')}.`
}
