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
      return { slashless: await run.call('createUserGroup', body, { path: '/api/create_user_group' }) }
    },
    expected: ({ assumptions: { trailingSlash } }) => {
      switch (trailingSlash) {
        case 'redirect':
          return {
            slashless: {
              status: 301,
              headers: { location: textLike('the path with its slash', /\/api\/create_user_group\/$/) },
            },
          }
        case 'reject':
          return { slashless: refused('slashMissing', { words: { method: 'POST' } }) }
        case 'accept':
          return { slashless: { status: made, body: atLeast({ success: 1, new_user_group: true }) } }
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
      const preflight = {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'explo-authorization,content-type',
        'content-type': undefined,
      }
      return {
        preflight: await run.call('createUserGroup', undefined, {
          method: 'OPTIONS',
          as: 'nobody',
          headers: preflight,
        }),
        simple: await run.call('listGroupTags', undefined, { headers: { origin } }),
      }
    },
    expected: ({ seen: { preflight } }) => {
      const anyOrigin = textLike('* or the origin itself', /^(\*|https:\/\/example\.invalid)$/)
      return {
        preflight: {
          ...(!isSuccess(preflight) && { status: 204 }),
          headers: {
            'access-control-allow-origin': anyOrigin,
            'access-control-allow-headers': textLike('a list with explo-authorization', /explo-authorization|^\*$/i),
          },
        },
        simple: { status: 200, headers: { 'access-control-allow-origin': anyOrigin } },
      }
    },
  }),
  documented('api-reference/overview', {
    name: 'optionalSlash',
    says: 'A path that is documented without its last slash also answers with it.',
    operations: ['emailDashboardReport'],
    assumptions: ['trailingSlash'],
    steps: async (run) => ({
      without: await run.call('emailDashboardReport', {}),
      with: await run.call('emailDashboardReport', {}, { path: '/api/dashboard/report/' }),
    }),
    expected: ({ seen: { without } }) => ({
      without: { headers: { location: absent } },
      with: { sameAs: without },
    }),
  }),
]
