interface GetOrCreateReply {
  readonly new_user_group?: boolean
  readonly new_customer?: boolean
  readonly user_group?: Readonly<Record<string, unknown>>
  readonly customer?: Readonly<Record<string, unknown>>
}

/** The record in the reply of a get-or-create, when it existed before. */
export function existingRecord(reply: unknown): Readonly<Record<string, unknown>> | undefined {
  const { new_user_group, new_customer, user_group, customer } = reply as GetOrCreateReply
  return (new_user_group ?? new_customer) === false ? (user_group ?? customer) : undefined
}
