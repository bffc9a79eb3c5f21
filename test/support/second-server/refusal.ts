/** A refusal of this server. The habit `errorBody` decides how it is written. */
export class Refused extends Error {
  readonly status: number
  readonly fields: Record<string, string[]> | undefined
  readonly kind: 'credentials' | 'absent' | undefined

  constructor(
    status: number,
    detail: string,
    { fields, kind }: Pick<Refused, 'fields'> & Partial<Pick<Refused, 'kind'>> = { fields: undefined },
  ) {
    super(detail)
    this.status = status
    this.fields = fields
    this.kind = kind
  }
}

export const absent = () => new Refused(404, 'Not found.', { fields: undefined, kind: 'absent' })

export const wrong = (fields: Record<string, string[]>) => new Refused(400, 'Invalid input.', { fields })
