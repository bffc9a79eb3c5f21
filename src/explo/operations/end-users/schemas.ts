import { type Static, Type } from '@sinclair/typebox'
import { Assumed, Fields, OptionalJson, OptionalText, Reply, Text } from '../fields.ts'

/** The older documentation has another name for the number of the customer. */
// Assumed: endUserCustomers
const customerFields = {
  customer_id: Type.Optional(Type.Integer({ description: "Explo's number of the customer." })),
  end_user_group_id: Type.Optional(Type.Integer({ description: 'The same, in older documentation.' })),
}
const eitherName = { anyOf: [{ required: ['customer_id'] }, { required: ['end_user_group_id'] }] }

export const CreateEndUserBody = Fields(
  'CreateEndUserBody',
  {
    provided_id: Text('Your id of the end user.'),
    email: Text('The e-mail address.'),
    ...customerFields,
    attributes: OptionalJson('Free; `header` and `footer` are for e-mails.'),
  },
  eitherName,
)

export const UpdateEndUserBody = Fields(
  'UpdateEndUserBody',
  {
    provided_id: Text('Your id of the end user.'),
    ...customerFields,
    email: OptionalText('The new e-mail address.'),
    attributes: OptionalJson('Replace the old ones.'),
  },
  eitherName,
)

export const DeleteEndUserBody = Fields(
  'DeleteEndUserBody',
  {
    provided_id: Text('Your id of the end user.'),
    ...customerFields,
  },
  eitherName,
)

export const EndUser = Type.Object(
  {
    provided_id: Type.String({ description: 'Your id of the end user.' }),
    email: Type.String({ description: 'The e-mail address.' }),
    // Assumed: endUserAttributes
    attributes: Assumed(
      Type.Unsafe<string | Record<string, unknown>>({
        type: ['object', 'string'],
        description: 'The attributes; a text in the notation of Python under another assumption.',
      }),
    ),
  },
  { title: 'EndUser' },
)
export interface EndUser extends Static<typeof EndUser> {}

export const EndUserReply = Reply({ end_user: EndUser })
export const SuccessReply = Reply({})
