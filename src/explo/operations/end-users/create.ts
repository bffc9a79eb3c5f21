import { readOnlyToken } from '../../refusals/errors.ts'
import { Fields, OptionalJson, Text } from '../fields.ts'
import { operation, setCreatedStatus } from '../operation.ts'
import {
  customerFields,
  documentedExamples,
  EndUserReply,
  endUserFieldNames,
  needsCustomerNumber,
  referredCustomer,
  toEndUser,
} from './end-user.ts'

const CreateEndUserBody = Fields(
  'CreateEndUserBody',
  {
    provided_id: Text('Your id of the end user.'),
    email: Text('The e-mail address.'),
    ...customerFields,
    attributes: OptionalJson('Any JSON object. E-mails use `header` and `footer`.'),
  },
  needsCustomerNumber,
)

export const createEndUser = operation({
  name: 'createEndUser',
  method: 'POST',
  url: '/api/create_end_user/',
  permission: 'read-write',
  getsExisting: true,
  creates: { 'end user': 'provided_id' },
  removes: {},
  names: endUserFieldNames,
  repeatRisk: null,
  irreversible: null,
  replacedBy: 'createCustomer',
  documentation: 'https://docs.explo.co/api-reference/end-user-api/get-or-create',
  restsOn: ['createdStatus', 'endUserAttributes', 'endUserCustomers', 'numbers'],
  refusals: ['unknownNumber'],
  schema: {
    summary: 'Get or create an end user',
    body: CreateEndUserBody,
    response: { 200: EndUserReply },
  },
  handler: ({ access, arrival, body }, reply) => {
    const { number } = referredCustomer(access, body)
    const { endUsers } = access.group
    // Assumed: readOnlyToken. With `allow-existing`, a read-only token gets this far, but must not create.
    const isKnown = endUsers.get(number, body.provided_id) !== undefined
    if (access.permission === 'read-only' && !isKnown) {
      throw readOnlyToken(`creating end user "${body.provided_id}"`)
    }
    const attributes = body.attributes ?? {}
    const endUser = endUsers.getOrCreate(number, body.provided_id, body.email, attributes, arrival.entry.changes)
    if (!isKnown) setCreatedStatus(reply, access.team)
    return { success: 1, end_user: toEndUser(endUser, access.team) }
  },
  examples: documentedExamples('https://explo-old.gitbook.io/explo/end-user-api/get-or-create'),
})
