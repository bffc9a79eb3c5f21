import type { Check } from '../../engine/contract/check.ts'
import { absent, atLeast, made, textLike } from '../../engine/contract/pattern.ts'
import { isSuccess } from '../../engine/contract/reply.ts'
import { assumed, documented } from './check.ts'
import { refused } from './expected.ts'

export const requestChecks: readonly Check[] = [
  assumed('trailingSlash', 'The overview says "Method not allowed"; some examples have no slash.', {
    says: 'A path without its last slash redirects to the path with it.',
    operations: ['createUserGroup', 'getCustomer'],
    steps: async (run) => {
      const body = { user_group_id: run.id('group'), name: 'Contract' }
      const withSlash = textLike('the path with its slash', /\/api\/create_user_group\/$/)
      const expected = {
        redirect: { status: 301, headers: { location: withSlash } },
        reject: refused('slashMissing', { words: { method: 'POST' } }),
        accept: { status: made, body: atLeast({ success: 1, new_user_group: true }) },
      }
      return {
        slashless: [
          await run.call('createUserGroup', body, { path: '/api/create_user_group' }),
          ({ trailingSlash }) => expected[trailingSlash],
        ],
      }
    },
  }),
  assumed('crossOrigin', 'Public code calls generate_jwt from a browser.', {
    basis: 'seen',
    says: 'Browsers may call from any origin.',
    operations: ['createUserGroup', 'listGroupTags'],
    needs: [],
    steps: async (run) => {
      const origin = 'https://example.invalid'
      const preflight = await run.call('createUserGroup', undefined, {
        method: 'OPTIONS',
        as: 'nobody',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'explo-authorization,content-type',
          'content-type': undefined,
        },
      })
      const allowed = {
        'access-control-allow-origin': textLike('* or the origin itself', /^(\*|https:\/\/example\.invalid)$/),
      }
      const allowedHeaders = textLike('a list with explo-authorization', /explo-authorization|^\*$/i)
      return {
        preflight: [
          preflight,
          {
            ...(!isSuccess(preflight) && { status: 204 }),
            headers: { ...allowed, 'access-control-allow-headers': allowedHeaders },
          },
        ],
        simple: [
          await run.call('listGroupTags', undefined, { headers: { origin } }),
          { status: 200, headers: allowed },
        ],
      }
    },
  }),
  documented('emailDashboardReport', {
    name: 'optionalSlash',
    says: 'A path that is documented without its last slash also answers with it.',
    evidence: 'https://docs.explo.co/api-reference/overview',
    assumptions: ['trailingSlash'],
    // Its calls lack every field, so they are refused.
    needs: ['writer'],
    steps: async (run) => {
      const without = await run.call('emailDashboardReport', {})
      return {
        without: [without, { headers: { location: absent } }],
        with: [await run.call('emailDashboardReport', {}, { path: '/api/dashboard/report/' }), { sameAs: without }],
      }
    },
  }),
]
