import type { DocumentedExamples } from '../documented-example.ts'

const docs = 'https://docs.explo.co/api-reference/group-tag-api'

export const groupTagExamples: DocumentedExamples = {
  listGroupTags: [
    {
      title: 'The page',
      source: `${docs}/group-tags`,
      reply: {
        success: 1,
        group_tags: [{ name: 'marketing' }, { name: 'designer' }, { name: 'engineers' }, { name: 'sales' }],
      },
    },
  ],
  createGroupTag: [
    {
      title: 'The page',
      source: `${docs}/create`,
      body: { name: 'tag' },
      reply: { success: 1, group_tag: { name: 'tag' } },
    },
  ],
  renameGroupTag: [
    {
      title: 'The page',
      source: `${docs}/rename`,
      body: { name: 'tag', new_name: 'new tag' },
      reply: { success: 1, group_tag: { name: 'new tag' } },
    },
  ],
  deleteGroupTag: [{ title: 'The page', source: `${docs}/delete`, body: { name: 'tag' }, reply: { success: 1 } }],
}
