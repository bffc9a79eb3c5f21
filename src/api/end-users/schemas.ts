import { type Static, Type } from '@sinclair/typebox'
import { Fields, OptionalJson, OptionalText, Reply, Text } from '../fields.ts'

const customerId = Type.Integer({ description: "Explo's number of the customer." })

export const CreateEndUserBody = Fields('CreateEndUserBody', {
  provided_id: Text('Your id of the end user.'),
  email: Text('The e-mail address.'),
  customer_id: customerId,
  attributes: OptionalJson('Free; `header` and `footer` are for e-mails.'),
})

export const UpdateEndUserBody = Fields('UpdateEndUserBody', {
  provided_id: Text('Your id of the end user.'),
  customer_id: customerId,
  email: OptionalText('The new e-mail address.'),
  attributes: OptionalJson('Replace the old ones.'),
})

export const DeleteEndUserBody = Fields('DeleteEndUserBody', {
  provided_id: Text('Your id of the end user.'),
  customer_id: customerId,
})

export const EndUser = Type.Object({
  provided_id: Type.String({ description: 'Your id of the end user.' }),
  email: Type.String({ description: 'The e-mail address.' }),
  attributes: Type.Unsafe<string | Record<string, unknown>>({
    type: ['object', 'string'],
    description: 'The attributes; a text in the notation of Python under another assumption.',
  }),
})
export interface EndUser extends Static<typeof EndUser> {}

export const EndUserReply = Reply({ end_user: EndUser })
export const SuccessReply = Reply({})
