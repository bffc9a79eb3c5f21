import type { Check } from '../../engine/contract/check.ts'
import { type CallOptions, nobodysToken } from '../../engine/contract/client.ts'
import { aText, atLeast, made, oneOf, textLike } from '../../engine/contract/pattern.ts'
import type { OperationName } from '../operations/index.ts'
import { assumed, documented } from './check.ts'
import { refused, refusedFields } from './expected.ts'

const silence = 'No page shows the answer to a refused call.'

const wrongField = (field: string, sentence: string) => refused('fieldTypes', { errors: { [field]: [sentence] } })
const lacking = (field: string) => wrongField(field, 'This field is required.')
const notAllowed = (method: string) => refused('methodNotAllowed', { words: { method } })
/** Compares only how the words of the refusal are wrapped. */
const wrappedNotAllowed = refused('methodNotAllowed', { words: { method: 'GET' }, wrapping: true })

export const refusalChecks: readonly Check[] = [
  assumed('errorBody', 'The pages say that success is 0 on failure; none shows such a body.', {
    says: 'A refusal is {"success": 0, "detail": …}, with "errors" by field when fields are wrong.',
    operations: ['getCustomer'],
    needs: [],
    steps: async (run) => ({
      plain: [await run.call('getCustomer', undefined, { method: 'GET' }), wrappedNotAllowed],
      fields: [
        await run.call('getCustomer', {}),
        refused('fieldTypes', { errors: { provided_id: ['This field is required.'] }, wrapping: true }),
      ],
    }),
  }),
  assumed('errorBody', 'Django or a proxy may answer an unknown path before the API does.', {
    name: 'errorPages',
    says: 'The refusal of an unknown path is JSON.',
    operations: ['getCustomer'],
    needs: [],
    steps: async (run) => {
      const page = { headers: { 'content-type': textLike('text/html', /^text\/html/) } }
      const json = { headers: { 'content-type': textLike('application/json', /^application\/json/) } }
      return {
        unknown: [
          await run.call('getCustomer', {}, { path: '/api/explo_fake_contract/' }),
          ({ errorBody }) => (errorBody === 'html' ? page : json),
        ],
        plain: [
          await run.call('getCustomer', undefined, { method: 'GET' }),
          ({ errorBody }) => (errorBody === 'html' ? wrappedNotAllowed : {}),
        ],
      }
    },
  }),
  assumed('missingCredentials', silence, {
    says: 'A call without credentials or with an unknown API token is refused; the case of the scheme "Token" does not matter.',
    operations: ['listGroupTags', 'createUserGroup', 'getCustomer'],
    assumptions: ['missingCredentials', 'unknownToken'],
    needs: [],
    steps: async (run) => {
      const headers = { 'www-authenticate': 'Token' }
      const missing = refused('missingCredentials', { headers })
      const unknown = refused('unknownToken', { headers })
      const nobody = { as: 'nobody' } as const
      const stranger = { as: 'stranger' } as const
      const list = (headers: NonNullable<CallOptions['headers']>) =>
        run.call('listGroupTags', undefined, { ...nobody, headers })
      return {
        none: [await list({ 'explo-authorization': undefined }), missing],
        empty: [await list({ 'explo-authorization': '' }), missing],
        scheme: [await list({ 'explo-authorization': 'Bearer 0123456789' }), missing],
        standard: [await list({ authorization: 'Token 0123' }), missing],
        post: [await run.call('getCustomer', {}, nobody), missing],
        unknown: [await run.call('listGroupTags', undefined, stranger), unknown],
        unknownPost: [await run.call('getCustomer', { provided_id: 'x' }, stranger), unknown],
        lowerCase: [await list({ 'explo-authorization': `token ${nobodysToken}` }), unknown],
      }
    },
  }),
  documented('getCustomer', {
    name: 'readOnlyTokenReads',
    says: 'A read-only token may get customers and lists.',
    evidence: 'https://docs.explo.co/api-reference/explos-authentication',
    operations: ['getCustomer', 'listCustomers', 'listCustomersV2', 'listGroupTags'],
    needs: ['writer', 'reader'],
    steps: async (run) => {
      const { id } = await run.customer()
      const as = 'reader'
      const isAnswered = { status: 200 }
      return {
        got: [await run.getCustomer(id, { as }), isAnswered],
        listed: [await run.call('listCustomersV2', undefined, { as }), isAnswered],
        tags: [await run.call('listGroupTags', undefined, { as }), isAnswered],
      }
    },
  }),
  assumed('readOnlyToken', 'The documentation lets a read-only token "pull" customers, and create can do that, too.', {
    says: 'A read-only token is refused by whatever can write, even by a create of an existing customer.',
    operations: ['createCustomer', 'updateCustomer', 'deleteCustomer', 'createUserGroup', 'generateJwt'],
    needs: ['writer', 'reader'],
    steps: async (run) => {
      const { id, token } = await run.customer()
      const call = (name: OperationName, body: object) => run.call(name, body, { as: 'reader' })
      const refusal = refused('readOnlyToken')
      const answered = { status: 200, body: atLeast({ new_user_group: false }) }
      return {
        created: [await call('createCustomer', { provided_id: run.id('customer'), name: 'C' }), refusal],
        existing: [
          await call('createUserGroup', { user_group_id: id, name: 'Contract' }),
          ({ readOnlyToken }) => (readOnlyToken === 'refuse' ? refusal : answered),
        ],
        updated: [await call('updateCustomer', { provided_id: id, name: 'C' }), refusal],
        deleted: [await call('deleteCustomer', { current_token: token }), refusal],
      }
    },
  }),
  assumed('checkOrder', silence, {
    says: 'Credentials are checked first, and fields are checked before the record is looked up.',
    operations: ['getCustomer', 'createUserGroup'],
    needs: [],
    steps: async (run) => {
      const nobody = { as: 'nobody' } as const
      const noCredentials = { sameAs: await run.getCustomer(run.id('customer'), nobody) }
      return {
        andMethod: [await run.call('createUserGroup', undefined, { ...nobody, method: 'GET' }), noCredentials],
        andJson: [await run.call('getCustomer', undefined, { ...nobody, text: '{' }), noCredentials],
        andFields: [await run.call('getCustomer', {}, nobody), noCredentials],
        field: [await run.call('getCustomer', { provided_id: 7 }), { status: oneOf(400, 422) }],
      }
    },
  }),
  assumed('checkOrder', 'Django REST framework checks permissions before it looks for a method.', {
    name: 'permissionBeforeMethod',
    says: 'The permission of the API token is checked before the method.',
    operations: ['updateCustomer'],
    needs: ['writer', 'reader'],
    steps: async (run) => {
      const refused = await run.call('updateCustomer', { provided_id: run.id('customer') }, { as: 'reader' })
      return {
        method: [await run.call('updateCustomer', undefined, { as: 'reader', method: 'GET' }), { sameAs: refused }],
      }
    },
  }),
  assumed('requiredFields', 'Only the oldest page marks fields as required.', {
    says: 'Create needs the id and the name, even when the id exists; update and get need the id, delete and refresh the token.',
    operations: [
      'createUserGroup',
      'createCustomer',
      'updateUserGroup',
      'deleteUserGroup',
      'refreshUserGroupToken',
      'getCustomer',
    ],
    steps: async (run) => {
      const { id } = await run.userGroup()
      return {
        name: [await run.call('createUserGroup', { user_group_id: run.id('group') }), lacking('name')],
        existing: [await run.call('createUserGroup', { user_group_id: id }), lacking('name')],
        customer: [await run.call('createCustomer', { name: 'Contract' }), lacking('provided_id')],
        update: [await run.call('updateUserGroup', { name: 'Contract' }), lacking('user_group_id')],
        deletion: [await run.call('deleteUserGroup', {}), lacking('current_token')],
        refresh: [await run.call('refreshUserGroupToken', {}), lacking('current_token')],
        get: [await run.call('getCustomer', {}), lacking('provided_id')],
      }
    },
  }),
  assumed('fieldTypes', 'The pages name types, but not what happens to values of other types.', {
    says: 'A value of another type and a blank text are refused; null means absent for an optional field.',
    operations: ['createUserGroup', 'getCustomer'],
    steps: async (run) => {
      const body = { user_group_id: run.id('group'), name: 'Contract' }
      const create = (fields: object) => run.call('createUserGroup', { ...body, ...fields })
      return {
        number: [await run.call('getCustomer', { provided_id: 7 }), wrongField('provided_id', 'Not a valid string.')],
        blank: [await create({ name: ' ' }), wrongField('name', 'This field may not be blank.')],
        nothing: [await create({ name: null }), wrongField('name', 'This field may not be null.')],
        list: [await create({ properties: [] }), refusedFields('fieldTypes', 'properties')],
        optional: [await create({ properties: null, is_demo_group: null }), { status: made }],
      }
    },
  }),
  assumed('unknownFields', 'No page says what happens to an unknown field.', {
    says: 'An unknown field changes nothing.',
    operations: ['createUserGroup'],
    steps: async (run) => {
      const body = { user_group_id: run.id('group'), name: 'Contract', explo_fake_contract: 1 }
      return {
        created: [
          await run.call('createUserGroup', body),
          ({ unknownFields }) =>
            unknownFields === 'ignore'
              ? { status: made, body: atLeast({ new_user_group: true }) }
              : refusedFields('unknownFields', 'explo_fake_contract'),
        ],
      }
    },
  }),
  assumed('malformedBody', silence, {
    says: 'A body that is not a JSON object is refused; no body counts as an empty object.',
    operations: ['getCustomer'],
    needs: [],
    steps: async (run) => {
      const refusal = refused('malformedBody', { words: { flaw: '…' }, loosely: true })
      const noJson = await run.call('getCustomer', undefined, { text: '{"provided_id": ' })
      const list = await run.call('getCustomer', [])
      const lacking = await run.call('getCustomer', {})
      return {
        noJson: [noJson, refusal],
        list: [list, refusal],
        empty: [await run.call('getCustomer', undefined, { text: '' }), { sameAs: lacking }],
      }
    },
  }),
  assumed('malformedBody', silence, {
    name: 'mediaType',
    says: 'A content type other than JSON is refused.',
    operations: ['getCustomer'],
    needs: [],
    steps: async (run) => ({
      text: [
        await run.call('getCustomer', { provided_id: 'x' }, { headers: { 'content-type': 'text/csv' } }),
        refused('unsupportedMediaType', { words: { type: 'text/csv' } }),
      ],
    }),
  }),
  assumed('bodyLimit', silence, {
    says: 'A body over 1 MiB is refused.',
    operations: ['getCustomer'],
    needs: [],
    steps: async (run) => ({
      large: [await run.getCustomer('x'.repeat(2 ** 20)), refused('bodyTooLarge', { loosely: true })],
    }),
  }),
  assumed('notFound', silence, {
    says: 'An unknown id and an unknown current_token are not found.',
    operations: ['getCustomer', 'updateCustomer', 'updateUserGroup', 'deleteCustomer', 'refreshUserGroupToken'],
    steps: async (run) => {
      const id = run.id('customer')
      const current_token = 'e'.repeat(64)
      const unknownId = refused('notFound')
      const unknownToken = refused('notFound', { words: { asked: current_token } })
      return {
        get: [await run.getCustomer(id), unknownId],
        update: [await run.call('updateCustomer', { provided_id: id, name: 'C' }), unknownId],
        updateGroup: [await run.call('updateUserGroup', { user_group_id: id, name: 'C' }), unknownId],
        deletion: [await run.call('deleteCustomer', { current_token }), unknownToken],
        refresh: [await run.call('refreshUserGroupToken', { current_token }), unknownToken],
      }
    },
  }),
  assumed('wrongMethod', 'The overview calls it "Method not allowed".', {
    says: 'A known path with another method is refused, and the refusal names the allowed ones.',
    operations: ['getCustomer', 'listGroupTags'],
    needs: [],
    steps: async (run) => ({
      get: [
        await run.call('getCustomer', undefined, { method: 'GET' }),
        { ...notAllowed('GET'), headers: { allow: textLike('a list with POST', /\bPOST\b/) } },
      ],
      put: [await run.call('listGroupTags', undefined, { method: 'PUT' }), notAllowed('PUT')],
      head: [await run.call('getCustomer', undefined, { method: 'HEAD' }), { headers: { allow: aText } }],
    }),
  }),
  assumed('unknownPath', silence, {
    says: 'A path that Explo never had is not found.',
    operations: [],
    needs: [],
    steps: async (run) => ({
      unknown: [await run.call('getCustomer', {}, { path: '/api/explo_fake_contract/' }), refused('unknownPath')],
    }),
  }),
]
