import type { Check } from '../../engine/contract/check.ts'
import { aText, atLeast, everyItem, inOrder, oneOf, otherThan } from '../../engine/contract/pattern.ts'
import { at } from '../../engine/contract/reply.ts'
import { assumed, documented } from './check.ts'

const page = (name: string) => `api-reference/group-tag-api/${name}`

export const groupTagChecks: readonly Check[] = [
  documented(page('create'), {
    name: 'createGroupTag',
    says: 'A group tag is created, and listed from then on.',
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
    says: 'Group tags are listed by name.',
    operations: ['listGroupTags'],
    needs: [],
    steps: async (run) => ({ listed: await run.call('listGroupTags') }),
    expected: () => ({ listed: { status: 200, body: { success: 1, group_tags: everyItem({ name: aText }) } } }),
  }),
  documented(page('rename'), {
    name: 'renameGroupTag',
    says: 'A group tag is renamed.',
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
    says: 'A group tag is deleted, and its name is free.',
    operations: ['deleteGroupTag'],
    steps: async (run) => {
      const name = await run.groupTag()
      const deleted = await run.call('deleteGroupTag', { name })
      return { deleted, again: await run.call('createGroupTag', { name }) }
    },
    expected: () => ({ deleted: { status: 200, body: { success: 1 } }, again: { status: 200 } }),
  }),
  assumed('groupTagErrors', 'The pages say "an error will occur" and "an error will be thrown".', {
    name: 'groupTagErrors',
    says: 'A name that exists is refused, and so is a tag that does not.',
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
      taken: { refusal: { name: 'takenTag', errors: { name: [] }, loosely: true } },
      renamedToTaken: { refusal: { name: 'takenTag', errors: { new_name: [] }, loosely: true } },
      renamedUnknown: { refusal: { name: 'unknownTag' } },
      deletedUnknown: { refusal: { name: 'unknownTag' } },
    }),
  }),
  assumed('groupTagErrors', 'No page says what becomes of the customers that bear a tag.', {
    name: 'taggedCustomers',
    says: 'Renaming and deleting a group tag reaches the customers that bear it.',
    operations: ['renameGroupTag', 'deleteGroupTag', 'getCustomer'],
    steps: async (run) => {
      const name = await run.groupTag()
      const { id } = await run.customer({ group_tags: [name] })
      const newName = run.id('tag')
      const renamed = await run.call('renameGroupTag', { name, new_name: newName })
      const withNew = await run.call('getCustomer', { provided_id: id })
      await run.call('deleteGroupTag', { name: newName })
      return { renamed, withNew, without: await run.call('getCustomer', { provided_id: id }) }
    },
    expected: ({ seen: { renamed } }) => ({
      renamed: { status: oneOf(200) },
      withNew: { body: atLeast({ customer: atLeast({ group_tags: [at(renamed.body, '/group_tag/name')] }) }) },
      without: { body: atLeast({ customer: atLeast({ group_tags: [] }) }) },
    }),
  }),
]
