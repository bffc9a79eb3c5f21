import { Fields, OptionalJson, OptionalText, Text } from '../fields.ts'
import { createsNothing, operation } from '../operation.ts'
import {
  customerFields,
  documentedExamples,
  EndUserReply,
  endUserFieldNames,
  needsCustomerNumber,
  referredEndUser,
  toEndUser,
} from './end-user.ts'

const UpdateEndUserBody = Fields(
  'UpdateEndUserBody',
  {
    provided_id: Text('Your id of the end user.'),
    ...customerFields,
    email: OptionalText('The new e-mail address.'),
    attributes: OptionalJson('Replaces all attributes.'),
  },
  needsCustomerNumber,
)

export const updateEndUser = operation({
  name: 'updateEndUser',
  method: 'POST',
  url: '/api/update_end_user/',
  ...createsNothing,
  names: endUserFieldNames,
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
    // Assumed: updateSemantics
    const patch = { email: body.email ?? undefined, attributes: body.attributes ?? undefined }
    const updated = access.group.endUsers.update(endUser, patch, arrival.entry.changes)
    return { success: 1, end_user: toEndUser(updated, access.team) }
  },
  examples: documentedExamples('https://explo-old.gitbook.io/explo/end-user-api/update'),
})
