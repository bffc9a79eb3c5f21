import type { DocumentedExamples } from '../documented-example.ts'

const docs = 'https://docs.explo.co/api-reference/end-user-api'
const gitBook = 'https://explo-old.gitbook.io/explo/end-user-api'

/** What create and update answer on all pages. */
const answer = {
  repaired:
    'In the answer "provided_id" was the number 3, against the prose and the request, and the attributes lacked their last brace.',
  reply: {
    success: 1,
    end_user: {
      provided_id: 'example_1',
      email: 'example@explo.co',
      attributes: "{'name': 'Example', 'header': '<div/>'}",
    },
  },
  under: { endUserAttributes: 'python-repr' },
} as const

export const endUserExamples: DocumentedExamples = {
  createEndUser: [
    {
      ...answer,
      title: 'The newest page',
      source: `${docs}/get-or-create`,
      body: { provided_id: 'example_1', email: 'example@explo.co', customer_id: 123 },
    },
    {
      ...answer,
      title: 'The older page',
      source: `${gitBook}/get-or-create`,
      body: { provided_id: 'example_1', email: 'example@explo.co', end_user_group_id: 123 },
    },
  ],
  updateEndUser: [
    {
      ...answer,
      title: 'The newest page',
      source: `${docs}/update`,
      body: { provided_id: 'example_1', email: 'example@explo.co', customer_id: 123 },
    },
    {
      ...answer,
      title: 'The older page',
      source: `${gitBook}/update`,
      body: { provided_id: 'example_1', email: 'example@explo.co', end_user_group_id: 123 },
    },
  ],
  deleteEndUser: [
    {
      title: 'The page',
      source: `${docs}/delete`,
      repaired: 'A comma was missing in the request.',
      body: { provided_id: 'example_1', customer_id: 123 },
      reply: { success: 1 },
    },
  ],
}
