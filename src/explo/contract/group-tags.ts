import type { Check } from '../../engine/contract/check.ts'
import { aText, atLeast, everyItem, inOrder, otherThan } from '../../engine/contract/pattern.ts'
import { at } from '../../engine/contract/reply.ts'
import { assumed, documented } from './check.ts'
import { refused, refusedFields, succeeds, withCustomer } from './expected.ts'

const page = (name: string) => `api-reference/group-tag-api/${name}`

export const groupTagChecks: readonly Check[] = [
  documented(page('create'), {
    name: 'createGroupTag',
    says: 'A create makes a group tag, which the list then has.',
    operations: ['createGroupTag', 'listGroupTags'],
    steps: async (run) => {
      const name = run.id('tag')
      return { created: await run.call('createGroupTag', { name }), listed: await run.call('listGroupTags') }
    },
    expected: ({ seen: { created } }) => ({
      created: { status: 200, body: { success: 1, group_tag: { name: aText } } },
      listed: { body: atLeast({ group_tags: inOrder([at(created.body, '/group_tag/name')], 'name') }) },
    }),
  }),
  documented(page('group-tags'), {
    name: 'listGroupTags',
    says: 'The list has the name of each group tag.',
    operations: ['listGroupTags'],
    needs: [],
    steps: async (run) => ({ listed: await run.call('listGroupTags') }),
    expected: () => ({ listed: { status: 200, body: { success: 1, group_tags: everyItem({ name: aText }) } } }),
  }),
  documented(page('rename'), {
    name: 'renameGroupTag',
    says: 'A rename gives a group tag a new name and frees the old one.',
    operations: ['renameGroupTag'],
    steps: async (run) => {
      const name = await run.groupTag()
      const renamed = await run.call('renameGroupTag', { name, new_name: run.id('tag') })
      return { renamed, old: await run.call('createGroupTag', { name }) }
    },
    expected: ({ seen: { old } }) => ({
      renamed: {
        status: 200,
        body: { success: 1, group_tag: { name: otherThan('the new name', at(old.body, '/group_tag/name')) } },
      },
      old: { status: 200 },
    }),
  }),
  documented(page('delete'), {
    name: 'deleteGroupTag',
    says: 'A delete removes a group tag and frees its name.',
    operations: ['deleteGroupTag'],
    steps: async (run) => {
      const name = await run.groupTag()
      const deleted = await run.call('deleteGroupTag', { name })
      return { deleted, again: await run.call('createGroupTag', { name }) }
    },
    expected: () => ({ deleted: succeeds, again: { status: 200 } }),
  }),
  assumed('groupTagErrors', 'The pages say "an error will occur" and "an error will be thrown".', {
    says: 'A new name that exists is refused, and so is an unknown tag.',
    operations: ['createGroupTag', 'renameGroupTag', 'deleteGroupTag'],
    steps: async (run) => {
      const [name, other] = [await run.groupTag(), await run.groupTag()]
      const unknown = run.id('tag')
      return {
        taken: await run.call('createGroupTag', { name }),
        renamedToTaken: await run.call('renameGroupTag', { name, new_name: other }),
        renamedUnknown: await run.call('renameGroupTag', { name: unknown, new_name: run.id('tag') }),
        deletedUnknown: await run.call('deleteGroupTag', { name: unknown }),
      }
    },
    expected: () => ({
      taken: refusedFields('takenTag', 'name'),
      renamedToTaken: refusedFields('takenTag', 'new_name'),
      renamedUnknown: refused('unknownTag'),
      deletedUnknown: refused('unknownTag'),
    }),
  }),
  assumed('groupTagErrors', 'No page says what happens to the customers that have the tag.', {
    name: 'taggedCustomers',
    says: 'Renaming or deleting a group tag also changes the customers that have it.',
    operations: ['renameGroupTag', 'deleteGroupTag', 'getCustomer'],
    steps: async (run) => {
      const name = await run.groupTag()
      const { id } = await run.customer({ group_tags: [name] })
      const newName = run.id('tag')
      const renamed = await run.call('renameGroupTag', { name, new_name: newName })
      const withNew = await run.getCustomer(id)
      await run.call('deleteGroupTag', { name: newName })
      return { renamed, withNew, without: await run.getCustomer(id) }
    },
    expected: ({ seen: { renamed } }) => ({
      renamed: { status: 200 },
      withNew: withCustomer({ group_tags: [at(renamed.body, '/group_tag/name')] }),
      without: withCustomer({ group_tags: [] }),
    }),
  }),
]
