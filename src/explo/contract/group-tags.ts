import type { Check } from '../../engine/contract/check.ts'
import { aText, atLeast, everyItem, inOrder } from '../../engine/contract/pattern.ts'
import { assumed, documented } from './check.ts'
import { refused, refusedFields, succeeds, succeedsWith, withCustomer } from './expected.ts'

export const groupTagChecks: readonly Check[] = [
  documented('createGroupTag', {
    says: 'A create makes a group tag, which the list then has.',
    operations: ['createGroupTag', 'listGroupTags'],
    steps: async (run) => {
      const name = run.id('tag')
      return {
        created: [await run.call('createGroupTag', { name }), succeedsWith({ group_tag: { name } })],
        listed: [await run.call('listGroupTags'), { body: atLeast({ group_tags: inOrder([name], 'name') }) }],
      }
    },
  }),
  documented('listGroupTags', {
    says: 'The list has the name of each group tag.',
    needs: [],
    steps: async (run) => ({
      listed: [await run.call('listGroupTags'), succeedsWith({ group_tags: everyItem({ name: aText }) })],
    }),
  }),
  documented('renameGroupTag', {
    says: 'A rename gives a group tag a new name and frees the old one.',
    steps: async (run) => {
      const name = await run.groupTag()
      const newName = run.id('tag')
      return {
        renamed: [
          await run.call('renameGroupTag', { name, new_name: newName }),
          succeedsWith({ group_tag: { name: newName } }),
        ],
        old: [await run.call('createGroupTag', { name }), { status: 200 }],
      }
    },
  }),
  documented('deleteGroupTag', {
    says: 'A delete removes a group tag and frees its name.',
    steps: async (run) => {
      const name = await run.groupTag()
      return {
        deleted: [await run.call('deleteGroupTag', { name }), succeeds],
        again: [await run.call('createGroupTag', { name }), { status: 200 }],
      }
    },
  }),
  assumed('groupTagErrors', 'The pages say "an error will occur" and "an error will be thrown".', {
    says: 'A new name that exists is refused, and so is an unknown tag.',
    operations: ['createGroupTag', 'renameGroupTag', 'deleteGroupTag'],
    steps: async (run) => {
      const [name, other] = [await run.groupTag(), await run.groupTag()]
      const unknown = run.id('tag')
      const rename = (name: string, new_name: string) => run.call('renameGroupTag', { name, new_name })
      return {
        taken: [await run.call('createGroupTag', { name }), refusedFields('takenTag', 'name')],
        renamedToTaken: [await rename(name, other), refusedFields('takenTag', 'new_name')],
        renamedUnknown: [await rename(unknown, run.id('tag')), refused('unknownTag')],
        deletedUnknown: [await run.call('deleteGroupTag', { name: unknown }), refused('unknownTag')],
      }
    },
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
      return {
        renamed: [renamed, { status: 200 }],
        withNew: [withNew, withCustomer({ group_tags: [newName] })],
        without: [await run.getCustomer(id), withCustomer({ group_tags: [] })],
      }
    },
  }),
]
