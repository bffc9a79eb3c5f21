import type { Check } from '../../engine/contract/check.ts'
import { aText, atLeast, made, oneOf, textLike } from '../../engine/contract/pattern.ts'
import { assumed, documented } from './check.ts'
import { refused, refusedFields } from './expected.ts'

const silence = 'No page shows the answer to a refused call.'

const wrongField = (field: string, sentence: string) => refused('fieldTypes', { errors: { [field]: [sentence] } })
const lacking = (field: string) => wrongField(field, 'This field is required.')
const notAllowed = (method: string) => refused('methodNotAllowed', { words: { method } })

export const refusalChecks: readonly Check[] = [
  assumed('errorBody', 'The pages say that success is 0 on failure; none shows such a body.', {
    says: 'A refusal is {"success": 0, "detail": …}, with "errors" by field when fields are wrong.',
    operations: ['getCustomer'],
    needs: [],
    steps: async (run) => ({
      plain: await run.call('getCustomer', undefined, { method: 'GET' }),
      fields: await run.call('getCustomer', {}),
    }),
    expected: () => ({
      plain: refused('methodNotAllowed', { words: { method: 'GET' }, wrapping: true }),
      fields: refused('fieldTypes', { errors: { provided_id: ['This field is required.'] }, wrapping: true }),
    }),
  }),
  assumed('errorBody', 'Django or a proxy may answer an unknown path before the API does.', {
    name: 'errorPages',
    says: 'The refusal of an unknown path is JSON.',
    operations: ['getCustomer'],
    needs: [],
    steps: async (run) => ({
      unknown: await run.call('getCustomer', {}, { path: '/api/explo_fake_contract/' }),
      plain: await run.call('getCustomer', undefined, { method: 'GET' }),
    }),
    expected: ({ assumptions: { errorBody } }) =>
      errorBody === 'html'
        ? {
            unknown: { headers: { 'content-type': textLike('text/html', /^text\/html/) } },
            plain: refused('methodNotAllowed', { words: { method: 'GET' }, wrapping: true }),
          }
        : { unknown: { headers: { 'content-type': textLike('application/json', /^application\/json/) } } },
  }),
  assumed('missingCredentials', silence, {
    says: 'A call without credentials or with an unknown API token is refused; the case of the scheme "Token" does not matter.',
    operations: ['listGroupTags', 'createUserGroup', 'getCustomer'],
    assumptions: ['missingCredentials', 'unknownToken'],
    needs: [],
    steps: async (run) => {
      const withHeader = (value: string | undefined) =>
        run.call('listGroupTags', undefined, { as: 'nobody', headers: { 'explo-authorization': value } })
      return {
        none: await withHeader(undefined),
        empty: await withHeader(''),
        scheme: await withHeader('Bearer 0123456789'),
        standard: await run.call('listGroupTags', undefined, {
          as: 'nobody',
          headers: { authorization: 'Token 0123' },
        }),
        post: await run.call('getCustomer', {}, { as: 'nobody' }),
        unknown: await run.call('listGroupTags', undefined, { as: 'stranger' }),
        unknownPost: await run.call('getCustomer', { provided_id: 'x' }, { as: 'stranger' }),
        lowerCase: await withHeader(`token ${'f'.repeat(64)}`),
      }
    },
    expected: () => {
      const headers = { 'www-authenticate': 'Token' }
      const missing = refused('missingCredentials', { headers })
      const unknown = refused('unknownToken', { headers })
      return {
        none: missing,
        empty: missing,
        scheme: missing,
        standard: missing,
        post: missing,
        unknown,
        unknownPost: unknown,
        lowerCase: unknown,
      }
    },
  }),
  documented('api-reference/explos-authentication', {
    name: 'readOnlyTokenReads',
    says: 'A read-only token may get customers and lists.',
    operations: ['getCustomer', 'listCustomers', 'listCustomersV2', 'listGroupTags'],
    needs: ['writer', 'reader'],
    steps: async (run) => {
      const { id } = await run.customer()
      const as = 'reader'
      return {
        got: await run.getCustomer(id, { as }),
        listed: await run.call('listCustomersV2', undefined, { as }),
        tags: await run.call('listGroupTags', undefined, { as }),
      }
    },
    expected: () => ({ got: { status: 200 }, listed: { status: 200 }, tags: { status: 200 } }),
  }),
  assumed('readOnlyToken', 'The documentation lets a read-only token "pull" customers, and create can do that, too.', {
    says: 'A read-only token is refused by whatever can write, even by a create of an existing customer.',
    operations: ['createCustomer', 'updateCustomer', 'deleteCustomer', 'createUserGroup', 'generateJwt'],
    needs: ['writer', 'reader'],
    steps: async (run) => {
      const { id, token } = await run.customer()
      const as = 'reader'
      return {
        created: await run.call('createCustomer', { provided_id: run.id('customer'), name: 'C' }, { as }),
        existing: await run.call('createUserGroup', { user_group_id: id, name: 'Contract' }, { as }),
        updated: await run.call('updateCustomer', { provided_id: id, name: 'C' }, { as }),
        deleted: await run.call('deleteCustomer', { current_token: token }, { as }),
      }
    },
    expected: ({ assumptions: { readOnlyToken } }) => {
      const refusal = refused('readOnlyToken')
      const existing = readOnlyToken === 'refuse' ? refusal : { status: 200, body: atLeast({ new_user_group: false }) }
      return { created: refusal, existing, updated: refusal, deleted: refusal }
    },
  }),
  assumed('checkOrder', silence, {
    says: 'Credentials are checked first, and fields are checked before the record is looked up.',
    operations: ['getCustomer', 'createUserGroup'],
    needs: [],
    steps: async (run) => {
      const nobody = { as: 'nobody' } as const
      const id = run.id('customer')
      return {
        noCredentials: await run.call('getCustomer', { provided_id: id }, nobody),
        andMethod: await run.call('createUserGroup', undefined, { ...nobody, method: 'GET' }),
        andJson: await run.call('getCustomer', undefined, { ...nobody, text: '{' }),
        andFields: await run.call('getCustomer', {}, nobody),
        field: await run.call('getCustomer', { provided_id: 7 }),
      }
    },
    expected: ({ seen: { noCredentials } }) => ({
      andMethod: { sameAs: noCredentials },
      andJson: { sameAs: noCredentials },
      andFields: { sameAs: noCredentials },
      field: { status: oneOf(400, 422) },
    }),
  }),
  assumed('checkOrder', 'Django REST framework checks permissions before it looks for a method.', {
    name: 'permissionBeforeMethod',
    says: 'The permission of the API token is checked before the method.',
    operations: ['updateCustomer'],
    needs: ['writer', 'reader'],
    steps: async (run) => {
      const body = { provided_id: run.id('customer') }
      return {
        refused: await run.call('updateCustomer', body, { as: 'reader' }),
        method: await run.call('updateCustomer', undefined, { as: 'reader', method: 'GET' }),
      }
    },
    expected: ({ seen: { refused } }) => ({ method: { sameAs: refused } }),
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
        name: await run.call('createUserGroup', { user_group_id: run.id('group') }),
        existing: await run.call('createUserGroup', { user_group_id: id }),
        customer: await run.call('createCustomer', { name: 'Contract' }),
        update: await run.call('updateUserGroup', { name: 'Contract' }),
        deletion: await run.call('deleteUserGroup', {}),
        refresh: await run.call('refreshUserGroupToken', {}),
        get: await run.call('getCustomer', {}),
      }
    },
    expected: () => ({
      name: lacking('name'),
      existing: lacking('name'),
      customer: lacking('provided_id'),
      update: lacking('user_group_id'),
      deletion: lacking('current_token'),
      refresh: lacking('current_token'),
      get: lacking('provided_id'),
    }),
  }),
  assumed('fieldTypes', 'The pages name types, but not what happens to values of other types.', {
    says: 'A value of another type and a blank text are refused; null means absent for an optional field.',
    operations: ['createUserGroup', 'getCustomer'],
    steps: async (run) => {
      const id = run.id('group')
      const body = { user_group_id: id, name: 'Contract' }
      return {
        number: await run.call('getCustomer', { provided_id: 7 }),
        blank: await run.call('createUserGroup', { ...body, name: ' ' }),
        nothing: await run.call('createUserGroup', { ...body, name: null }),
        list: await run.call('createUserGroup', { ...body, properties: [] }),
        optional: await run.call('createUserGroup', { ...body, properties: null, is_demo_group: null }),
      }
    },
    expected: () => ({
      number: wrongField('provided_id', 'Not a valid string.'),
      blank: wrongField('name', 'This field may not be blank.'),
      nothing: wrongField('name', 'This field may not be null.'),
      list: refusedFields('fieldTypes', 'properties'),
      optional: { status: made },
    }),
  }),
  assumed('unknownFields', 'No page says what happens to an unknown field.', {
    says: 'An unknown field changes nothing.',
    operations: ['createUserGroup'],
    steps: async (run) => {
      const body = { user_group_id: run.id('group'), name: 'Contract', explo_fake_contract: 1 }
      return { created: await run.call('createUserGroup', body) }
    },
    expected: ({ assumptions: { unknownFields } }) => ({
      created:
        unknownFields === 'ignore'
          ? { status: made, body: atLeast({ new_user_group: true }) }
          : refusedFields('unknownFields', 'explo_fake_contract'),
    }),
  }),
  assumed('malformedBody', silence, {
    says: 'A body that is not a JSON object is refused; no body counts as an empty object.',
    operations: ['getCustomer'],
    needs: [],
    steps: async (run) => ({
      noJson: await run.call('getCustomer', undefined, { text: '{"provided_id": ' }),
      list: await run.call('getCustomer', []),
      lacking: await run.call('getCustomer', {}),
      empty: await run.call('getCustomer', undefined, { text: '' }),
    }),
    expected: ({ seen: { lacking } }) => {
      const refusal = refused('malformedBody', { words: { flaw: '…' }, loosely: true })
      return { noJson: refusal, list: refusal, empty: { sameAs: lacking } }
    },
  }),
  assumed('malformedBody', silence, {
    name: 'mediaType',
    says: 'A content type other than JSON is refused.',
    operations: ['getCustomer'],
    needs: [],
    steps: async (run) => ({
      text: await run.call('getCustomer', { provided_id: 'x' }, { headers: { 'content-type': 'text/csv' } }),
    }),
    expected: () => ({ text: refused('unsupportedMediaType', { words: { type: 'text/csv' } }) }),
  }),
  assumed('bodyLimit', silence, {
    says: 'A body over 1 MiB is refused.',
    operations: ['getCustomer'],
    needs: [],
    steps: async (run) => ({ large: await run.call('getCustomer', { provided_id: 'x'.repeat(2 ** 20) }) }),
    expected: () => ({ large: refused('bodyTooLarge', { loosely: true }) }),
  }),
  assumed('notFound', silence, {
    says: 'An unknown id and an unknown current_token are not found.',
    operations: ['getCustomer', 'updateCustomer', 'updateUserGroup', 'deleteCustomer', 'refreshUserGroupToken'],
    steps: async (run) => {
      const id = run.id('customer')
      const current_token = 'e'.repeat(64)
      return {
        get: await run.getCustomer(id),
        update: await run.call('updateCustomer', { provided_id: id, name: 'C' }),
        updateGroup: await run.call('updateUserGroup', { user_group_id: id, name: 'C' }),
        deletion: await run.call('deleteCustomer', { current_token }),
        refresh: await run.call('refreshUserGroupToken', { current_token }),
      }
    },
    expected: () => {
      const unknownId = refused('notFound')
      const unknownToken = refused('notFound', { words: { asked: 'e'.repeat(64) } })
      return {
        get: unknownId,
        update: unknownId,
        updateGroup: unknownId,
        deletion: unknownToken,
        refresh: unknownToken,
      }
    },
  }),
  assumed('wrongMethod', 'The overview calls it "Method not allowed".', {
    says: 'A known path with another method is refused, and the refusal names the allowed ones.',
    operations: ['getCustomer', 'listGroupTags'],
    needs: [],
    steps: async (run) => ({
      get: await run.call('getCustomer', undefined, { method: 'GET' }),
      put: await run.call('listGroupTags', undefined, { method: 'PUT' }),
      head: await run.call('getCustomer', undefined, { method: 'HEAD' }),
    }),
    expected: () => ({
      get: { ...notAllowed('GET'), headers: { allow: textLike('a list with POST', /\bPOST\b/) } },
      put: notAllowed('PUT'),
      head: { headers: { allow: aText } },
    }),
  }),
  assumed('unknownPath', silence, {
    says: 'A path that Explo never had is not found.',
    operations: [],
    needs: [],
    steps: async (run) => ({
      unknown: await run.call('getCustomer', {}, { path: '/api/explo_fake_contract/' }),
    }),
    expected: () => ({ unknown: refused('unknownPath') }),
  }),
]
