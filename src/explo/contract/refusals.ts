import type { Check } from '../../engine/contract/check.ts'
import { aText, atLeast, made, oneOf, textLike } from '../../engine/contract/pattern.ts'
import { assumed, documented } from './check.ts'

const silence = 'No page shows the answer to a refused call.'
const required = 'This field is required.'

const nobodysToken = 'e'.repeat(64)

export const refusalChecks: readonly Check[] = [
  assumed('errorBody', 'success is documented as 0 on failure; no page shows such a body.', {
    says: 'A refusal is {"success": 0, "detail": …}, with "errors" by field where fields are wrong.',
    operations: ['getCustomer'],
    needs: [],
    steps: async (run) => ({
      plain: await run.call('getCustomer', undefined, { method: 'GET' }),
      fields: await run.call('getCustomer', {}),
    }),
    expected: () => ({
      plain: { refusal: { name: 'methodNotAllowed', words: { method: 'GET' }, wrapping: true } },
      fields: { refusal: { name: 'fieldTypes', errors: { provided_id: [required] }, wrapping: true } },
    }),
  }),
  assumed('errorBody', 'Django or a proxy may answer an unknown path before the API does.', {
    name: 'errorPages',
    says: 'An unknown path is refused in JSON.',
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
            plain: { refusal: { name: 'methodNotAllowed', words: { method: 'GET' }, wrapping: true } },
          }
        : { unknown: { headers: { 'content-type': textLike('application/json', /^application\/json/) } } },
  }),
  assumed('missingCredentials', silence, {
    says: 'A call without credentials or with an unknown API token is refused; the scheme "Token" is compared without case.',
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
      const missing = { refusal: { name: 'missingCredentials', headers } } as const
      const unknown = { refusal: { name: 'unknownToken', headers } } as const
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
        got: await run.call('getCustomer', { provided_id: id }, { as }),
        listed: await run.call('listCustomersV2', undefined, { as }),
        tags: await run.call('listGroupTags', undefined, { as }),
      }
    },
    expected: () => ({ got: { status: 200 }, listed: { status: 200 }, tags: { status: 200 } }),
  }),
  assumed('readOnlyToken', 'The documentation lets a read-only token "pull" customers; create gets them, too.', {
    says: 'A read-only token is refused whatever can write, getting an existing customer by create included.',
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
      const refused = { refusal: { name: 'readOnlyToken' } } as const
      const existing = readOnlyToken === 'refuse' ? refused : { status: 200, body: atLeast({ new_user_group: false }) }
      return { created: refused, existing, updated: refused, deleted: refused }
    },
  }),
  assumed('checkOrder', silence, {
    says: 'Credentials are checked before the method, the JSON before the fields, and the fields before the record.',
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
    says: 'Whether an API token may write is checked before the method.',
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
    says: 'Create needs the id and the name, also of an existing one; update, get, delete and refresh need what names it.',
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
    expected: () => {
      const lacking = (field: string) => ({ refusal: { name: 'fieldTypes', errors: { [field]: [required] } } }) as const
      return {
        name: lacking('name'),
        existing: lacking('name'),
        customer: lacking('provided_id'),
        update: lacking('user_group_id'),
        deletion: lacking('current_token'),
        refresh: lacking('current_token'),
        get: lacking('provided_id'),
      }
    },
  }),
  assumed('fieldTypes', 'The pages name types, not what happens to others.', {
    says: 'A value of another type or a blank text is refused; null means absent where a field is optional.',
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
    expected: () => {
      const wrong = (field: string, sentence: string) =>
        ({ refusal: { name: 'fieldTypes', errors: { [field]: [sentence] } } }) as const
      return {
        number: wrong('provided_id', 'Not a valid string.'),
        blank: wrong('name', 'This field may not be blank.'),
        nothing: wrong('name', 'This field may not be null.'),
        list: { refusal: { name: 'fieldTypes', errors: { properties: [] }, loosely: true } },
        optional: { status: made },
      }
    },
  }),
  assumed('unknownFields', 'No page says what happens to a field that none names.', {
    says: 'A field that no page names changes nothing.',
    operations: ['createUserGroup'],
    steps: async (run) => {
      const body = { user_group_id: run.id('group'), name: 'Contract', explo_fake_contract: 1 }
      return { created: await run.call('createUserGroup', body) }
    },
    expected: ({ assumptions: { unknownFields } }) => ({
      created:
        unknownFields === 'ignore'
          ? { status: made, body: atLeast({ new_user_group: true }) }
          : { refusal: { name: 'unknownFields', errors: { explo_fake_contract: [] }, loosely: true } },
    }),
  }),
  assumed('malformedBody', silence, {
    name: 'malformedBody',
    says: 'What is not JSON, or no object, is refused; no body at all is an empty object.',
    operations: ['getCustomer'],
    needs: [],
    steps: async (run) => ({
      noJson: await run.call('getCustomer', undefined, { text: '{"provided_id": ' }),
      list: await run.call('getCustomer', []),
      lacking: await run.call('getCustomer', {}),
      empty: await run.call('getCustomer', undefined, { text: '' }),
    }),
    expected: ({ seen: { lacking } }) => {
      const refused = { refusal: { name: 'malformedBody', words: { flaw: '…' }, loosely: true } } as const
      return { noJson: refused, list: refused, empty: { sameAs: lacking } }
    },
  }),
  assumed('malformedBody', silence, {
    name: 'mediaType',
    says: 'Another content type than JSON is refused.',
    operations: ['getCustomer'],
    needs: [],
    steps: async (run) => ({
      text: await run.call('getCustomer', { provided_id: 'x' }, { headers: { 'content-type': 'text/csv' } }),
    }),
    expected: () => ({ text: { refusal: { name: 'unsupportedMediaType', words: { type: 'text/csv' } } } }),
  }),
  assumed('bodyLimit', silence, {
    says: 'A body over 1 MiB is refused.',
    operations: ['getCustomer'],
    needs: [],
    steps: async (run) => ({ large: await run.call('getCustomer', { provided_id: 'x'.repeat(2 ** 20) }) }),
    expected: () => ({ large: { refusal: { name: 'bodyTooLarge', loosely: true } } }),
  }),
  assumed('notFound', silence, {
    says: 'An unknown id and an unknown current_token are refused as not found.',
    operations: ['getCustomer', 'updateCustomer', 'updateUserGroup', 'deleteCustomer', 'refreshUserGroupToken'],
    steps: async (run) => {
      const id = run.id('customer')
      const current_token = nobodysToken
      return {
        get: await run.call('getCustomer', { provided_id: id }),
        update: await run.call('updateCustomer', { provided_id: id, name: 'C' }),
        updateGroup: await run.call('updateUserGroup', { user_group_id: id, name: 'C' }),
        deletion: await run.call('deleteCustomer', { current_token }),
        refresh: await run.call('refreshUserGroupToken', { current_token }),
      }
    },
    expected: () => {
      const refused = { refusal: { name: 'notFound' } } as const
      const unknown = { refusal: { name: 'notFound', words: { asked: nobodysToken } } } as const
      return { get: refused, update: refused, updateGroup: refused, deletion: unknown, refresh: unknown }
    },
  }),
  assumed('wrongMethod', 'The overview calls it "Method not allowed".', {
    says: 'A known path with another method is refused, and says which it allows.',
    operations: ['getCustomer', 'listGroupTags'],
    needs: [],
    steps: async (run) => ({
      get: await run.call('getCustomer', undefined, { method: 'GET' }),
      put: await run.call('listGroupTags', undefined, { method: 'PUT' }),
      head: await run.call('getCustomer', undefined, { method: 'HEAD' }),
    }),
    expected: () => ({
      get: {
        refusal: { name: 'methodNotAllowed', words: { method: 'GET' } },
        headers: { allow: textLike('a list with POST', /\bPOST\b/) },
      },
      put: { refusal: { name: 'methodNotAllowed', words: { method: 'PUT' } } },
      head: { headers: { allow: aText } },
    }),
  }),
  assumed('unknownPath', silence, {
    says: 'A path that Explo never had is refused.',
    operations: [],
    needs: [],
    steps: async (run) => ({
      unknown: await run.call('getCustomer', {}, { path: '/api/explo_fake_contract/' }),
    }),
    expected: () => ({ unknown: { refusal: { name: 'unknownPath' } } }),
  }),
]
