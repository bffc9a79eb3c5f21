import type { DocumentedExamples } from '../documented-example.ts'

const docs = 'https://docs.explo.co/api-reference/end-user-group-api'
const gitBook = 'https://explo-old.gitbook.io/explo/end-user-group-api'
const currentToken = 'a'.repeat(64)

/** The answers of older revisions lack what was added later. */
const sinceThen = {
  '/user_group/is_demo_group': 'replyFields',
  '/user_group/properties': 'userGroupProperties',
} as const

export const userGroupExamples: DocumentedExamples = {
  createUserGroup: [
    {
      title: 'The newest page',
      source: `${docs}/get-or-create`,
      body: {
        user_group_id: 'example_1',
        name: 'Example 1',
        mapping: { '40': '213', '134': '386' },
        properties: { filterValue: 'value' },
      },
      reply: {
        success: 1,
        new_user_group: true,
        user_group: {
          team_id: 3,
          token: '<customer_token_to_auth_dashboard>',
          name: 'Example 1',
          provided_id: 'example_1',
          is_demo_group: false,
        },
      },
      differs: { '/user_group/properties': 'userGroupProperties' },
    },
    {
      title: 'The older page, at the older path',
      source: `${gitBook}/get-or-create`,
      repaired: 'A comma too many in the answer. The request is cut off; it has the fields that the page lists.',
      path: '/embed/create_user_group/',
      body: {
        user_group_id: 'example_1',
        name: 'Example 1',
        mapping: { '40': '213', '134': '386' },
        properties: { filterValue: 'value' },
      },
      reply: {
        success: 1,
        new_user_group: true,
        user_group: {
          team_id: 3,
          token: '<user_group_token_to_auth_dashboard>',
          name: 'Example 1',
          provided_id: 'example_1',
        },
      },
      differs: sinceThen,
    },
    {
      title: 'The oldest page',
      source: 'https://docs.explo.co/end-user-group-api',
      repaired: 'A comma was missing in the request.',
      path: '/embed/create_user_group/',
      body: { user_group_id: 'example_1', name: 'Example 1', mapping: { '40': '213', '134': '386' } },
      reply: {
        success: 1,
        new_user_group: true,
        user_group: {
          team_id: 3,
          token: '<user_group_token_to_auth_dashboard>',
          name: 'Example 1',
          provided_id: 'example_1',
          data_source_id: 233,
        },
      },
      differs: { ...sinceThen, '/user_group/data_source_id': 'legacyDataSource' },
    },
    {
      title: 'The first public notes',
      source: 'https://www.notion.so/API-Documentation-fa708ff222e5495ab28385fd3528479a',
      repaired: 'The token, 62 times the letter a, is written as the placeholder of the later pages.',
      path: '/embed/create_user_group/',
      body: { user_group_id: 'example_1', name: 'Example 1' },
      reply: {
        success: 1,
        new_user_group: true,
        user_group: {
          team_id: 3,
          token: '<user_group_token_to_auth_dashboard>',
          name: 'Example 1',
          provided_id: 'example_1',
        },
      },
      differs: sinceThen,
    },
  ],
  updateUserGroup: [
    {
      title: 'The newest page',
      source: `${docs}/update`,
      body: {
        user_group_id: 'example_1',
        name: 'Example 1',
        mapping: { '40': '213', '134': '386' },
        properties: { filterValue: 'value' },
      },
      reply: {
        success: 1,
        user_group: {
          team_id: 113,
          token: '<customer_token_to_auth_dashboard>',
          name: 'Example 1',
          provided_id: 'example_1',
          is_demo_group: false,
        },
      },
      differs: { '/user_group/properties': 'userGroupProperties' },
    },
    {
      title: 'The older page',
      source: `${gitBook}/update`,
      repaired: 'A comma too many in the answer. The request is cut off; it has what the answer shows.',
      body: { user_group_id: '6', name: 'ok' },
      reply: {
        success: 1,
        user_group: {
          team_id: 113,
          token: '<user_group_token_to_auth_dashboard>',
          name: 'ok',
          provided_id: '6',
        },
      },
      differs: sinceThen,
    },
  ],
  deleteUserGroup: [
    {
      title: 'The newest page',
      source: `${docs}/delete`,
      body: { current_token: currentToken },
      reply: { success: 1 },
    },
    {
      title: 'The older page',
      source: `${gitBook}/delete`,
      repaired: 'A comma was missing in the request.',
      body: { user_group_id: 'example_1', current_token: 'abcdef' },
      reply: { success: 1 },
    },
  ],
  refreshUserGroupToken: [
    {
      title: 'The newest page',
      source: `${docs}/refresh-token`,
      body: { current_token: currentToken },
      reply: {
        success: 1,
        user_group: {
          team_id: 3,
          token: '<user_group_token_to_auth_dashboard>',
          name: 'Example 1',
          provided_id: 'example_1',
        },
      },
      differs: sinceThen,
    },
  ],
}
