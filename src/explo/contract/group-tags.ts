import { assumed, type Check, documented } from '../../engine/contract/check.ts'
import { aText, atLeast, everyItem, inOrder, oneOf, otherThan } from '../../engine/contract/pattern.ts'
import { at } from '../../engine/contract/reply.ts'

const page = (name: string) => `api-reference/group-tag-api/${name}`

export const groupTagChecks: readonly Check[] = [
  documented(page('create'), {
    name: 'createGroupTag',
    says: 'A group tag is created, and listed from then on.',
    operations: ['createGroupTag', 'listGroupTags'],
    steps: async (trial) => {
      const name = trial.id('tag')
      return { created: await trial.call('createGroupTag', { name }), listed: await trial.call('listGroupTags') }
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
    steps: async (trial) => ({ listed: await trial.call('listGroupTags') }),
    expected: () => ({ listed: { status: 200, body: { success: 1, group_tags: everyItem({ name: aText }) } } }),
  }),
  documented(page('rename'), {
    name: 'renameGroupTag',
    says: 'A group tag is renamed.',
    operations: ['renameGroupTag'],
    steps: async (trial) => {
      const name = await trial.groupTag()
      const renamed = await trial.call('renameGroupTag', { name, new_name: trial.id('tag') })
      return { renamed, old: await trial.call('createGroupTag', { name }) }
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
    steps: async (trial) => {
      const name = await trial.groupTag()
      const deleted = await trial.call('deleteGroupTag', { name })
      return { deleted, again: await trial.call('createGroupTag', { name }) }
    },
    expected: () => ({ deleted: { status: 200, body: { success: 1 } }, again: { status: 200 } }),
  }),
  assumed('groupTagErrors', 'The pages say "an error will occur" and "an error will be thrown".', {
    name: 'groupTagErrors',
    says: 'A name that exists is refused, and so is a tag that does not.',
    operations: ['createGroupTag', 'renameGroupTag', 'deleteGroupTag'],
    steps: async (trial) => {
      const [name, other] = [await trial.groupTag(), await trial.groupTag()]
      const unknown = trial.id('tag')
      return {
        taken: await trial.call('createGroupTag', { name }),
        renamedToTaken: await trial.call('renameGroupTag', { name, new_name: other }),
        renamedUnknown: await trial.call('renameGroupTag', { name: unknown, new_name: trial.id('tag') }),
        deletedUnknown: await trial.call('deleteGroupTag', { name: unknown }),
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
    steps: async (trial) => {
      const name = await trial.groupTag()
      const { id } = await trial.customer({ group_tags: [name] })
      const newName = trial.id('tag')
      const renamed = await trial.call('renameGroupTag', { name, new_name: newName })
      const withNew = await trial.call('getCustomer', { provided_id: id })
      await trial.call('deleteGroupTag', { name: newName })
      return { renamed, withNew, without: await trial.call('getCustomer', { provided_id: id }) }
    },
    expected: ({ seen: { renamed } }) => ({
      renamed: { status: oneOf(200) },
      withNew: { body: atLeast({ customer: atLeast({ group_tags: [at(renamed.body, '/group_tag/name')] }) }) },
      without: { body: atLeast({ customer: atLeast({ group_tags: [] }) }) },
    }),
  }),
]
