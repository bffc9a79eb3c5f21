/** A refusal of this server. The habit `errorBody` decides how it is written. */
export class Refused extends Error {
  readonly status: number
  /** The sentences about each wrong field. */
  readonly fields?: Record<string, string[]>
  readonly kind?: 'credentials' | 'absent'

  constructor(status: number, detail: string, more: Pick<Refused, 'fields' | 'kind'> = {}) {
    super(detail)
    this.status = status
    Object.assign(this, more)
  }
}

export const absent = () => new Refused(404, 'Not found.', { kind: 'absent' })

export const wrong = (fields: Record<string, string[]>) => new Refused(400, 'Invalid input.', { fields })
