import { Fields, OptionalJson, OptionalText, Text } from '../fields.ts'
import { operation } from '../operation.ts'
import { customerFields, documentedAnswer, EndUserReply, eitherName, referredEndUser, toEndUser } from './end-user.ts'

const UpdateEndUserBody = Fields(
  'UpdateEndUserBody',
  {
    provided_id: Text('Your id of the end user.'),
    ...customerFields,
    email: OptionalText('The new e-mail address.'),
    attributes: OptionalJson('Replaces all attributes.'),
  },
  eitherName,
)

export const updateEndUser = operation({
  name: 'updateEndUser',
  method: 'POST',
  url: '/api/update_end_user/',
  permission: 'read-write',
  getsExisting: false,
  creates: {},
  removes: {},
  names: {
    provided_id: 'end user',
    customer_id: 'customer number',
    end_user_group_id: 'customer number',
    email: null,
    attributes: null,
  },
  repeatRisk: null,
  irreversible: null,
  replacedBy: 'updateCustomer',
  documentation: 'https://docs.explo.co/api-reference/end-user-api/update',
  restsOn: ['endUserAttributes', 'endUserCustomers', 'numbers', 'updateSemantics'],
  refusals: ['notFound', 'unknownNumber'],
  schema: {
    summary: 'Update an end user',
    body: UpdateEndUserBody,
    response: { 200: EndUserReply },
  },
  handler: ({ access, arrival, body }) => {
    const endUser = referredEndUser(access, body)
    const patch = { email: body.email ?? undefined, attributes: body.attributes ?? undefined }
    const updated = access.group.endUsers.update(endUser, patch, arrival.entry.changes)
    return { success: 1, end_user: toEndUser(updated, access.team) }
  },
  examples: [
    {
      ...documentedAnswer,
      title: 'The newest page',
      body: { provided_id: 'example_1', email: 'example@explo.co', customer_id: 123 },
    },
    {
      ...documentedAnswer,
      title: 'The older page',
      source: 'https://explo-old.gitbook.io/explo/end-user-api/update',
      body: { provided_id: 'example_1', email: 'example@explo.co', end_user_group_id: 123 },
    },
  ],
})
