import type { Check } from '../../engine/contract/check.ts'
import { aBoolean, aList, aNumber, aText, atLeast, everyItem, textLike } from '../../engine/contract/pattern.ts'
import { at, isSuccess } from '../../engine/contract/reply.ts'
import { assumed, documented } from './check.ts'
import { refused, refusedFields, succeeds, succeedsWith } from './expected.ts'

const irreversible = ['writer', 'irreversible'] as const
const jwe = textLike('a JWE of five parts, the second empty', /^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/)

const header = textLike('a header with dir, A256GCM and a kid', /^{(?=.*"alg":"dir")(?=.*"enc":"A256GCM")(?=.*"kid":")/)

export const resourceChecks: readonly Check[] = [
  documented('listDashboards', {
    says: 'The list has the dashboards of the team.',
    needs: [],
    steps: async (run) => {
      const dashboard = { team_id: aNumber, name: aText, embed_id: aText, attributes: aList, is_drilldown: aBoolean }
      return { listed: [await run.call('listDashboards'), succeedsWith({ dashboards: everyItem(dashboard) })] }
    },
  }),
  documented('listReports', {
    says: 'The list has the report builders of the team.',
    needs: [],
    steps: async (run) => {
      const reports = everyItem({ name: aText, embed_id: aText })
      return { listed: [await run.call('listReports'), succeedsWith({ reports })] }
    },
  }),
  documented('generateJwt', {
    says: 'An embed JWT for a customer is a JWE with the id of its key in the header.',
    assumptions: ['jwt'],
    steps: async (run) => {
      const { id } = await run.customer()
      const body = { provided_id: id, embed_id: run.embedId, expiration: 'PT1H' }
      const generated = await run.call('generateJwt', body)
      const [encoded = ''] = String(at(generated.body, '/jwt')).split('.')
      const decoded = { ...generated, body: Buffer.from(encoded, 'base64url').toString() }
      return { generated: [generated, succeedsWith({ jwt: jwe })], header: [decoded, { body: header }] }
    },
  }),
  assumed('jwt', 'No page says what is refused.', {
    name: 'jwtRefusals',
    says: 'An unknown customer, an unknown key and a malformed duration are refused.',
    operations: ['generateJwt'],
    steps: async (run) => {
      const { id } = await run.customer()
      const generate = (fields: object) =>
        run.call('generateJwt', { provided_id: id, embed_id: run.embedId, ...fields })
      const unknownId = run.id('customer')
      const unknown = await run.getCustomer(unknownId)
      return {
        customer: [await generate({ provided_id: unknownId }), { sameAs: unknown }],
        key: [await generate({ key_id: 'aa111111-1a11-411a-aa11-1aaaa11a1a11' }), refused('unknownKey')],
        duration: [await generate({ expiration: 'an hour' }), refusedFields('duration', 'expiration')],
      }
    },
  }),
  assumed('embedIds', 'No page says whether an embed id must exist.', {
    says: 'An unknown embed id is refused, unless the team has neither dashboards nor report builders.',
    operations: ['generateJwt'],
    steps: async (run) => {
      const { id } = await run.customer()
      return {
        generated: [
          await run.call('generateJwt', { provided_id: id, embed_id: run.id('dashboard') }),
          ({ embedIds }) =>
            embedIds === 'declared' && run.declaresResources ? refusedFields('embedIds', 'embed_id') : { status: 200 },
        ],
      }
    },
  }),
  assumed('publications', 'No page says which environments and versions there are.', {
    says: 'Any version from 1 can be published to any environment.',
    operations: ['publish'],
    needs: irreversible,
    steps: async (run) => {
      const body = { embed_id: run.embedId, resource_type: 'dashboard', environment: run.id('environment') }
      return { published: [await run.call('publish', { ...body, version_number: 1 }), succeeds] }
    },
  }),
  assumed('requiredFields', 'The page calls no field optional.', {
    name: 'publishFields',
    says: 'Publish needs all documented fields.',
    operations: ['publish'],
    steps: async (run) => ({
      published: [
        await run.call('publish', {}),
        refusedFields('fieldTypes', 'embed_id', 'resource_type', 'environment', 'version_number'),
      ],
    }),
  }),
  assumed('emailOutbox', 'The page says "a link", but not in which field.', {
    says: 'A screenshot without an e-mail address answers with a link; others are sent.',
    operations: ['emailDashboardScreenshot', 'emailDashboardReport'],
    needs: irreversible,
    steps: async (run) => {
      const { id } = await run.customer()
      const body = { provided_id: id, dashboard_embed_id: run.embedId }
      const email = 'contract@example.invalid'
      return {
        linked: [
          await run.call('emailDashboardScreenshot', body),
          { status: 200, body: atLeast({ success: 1, link: textLike('an address', /^https?:/) }) },
        ],
        sent: [await run.call('emailDashboardScreenshot', { ...body, email }), succeeds],
        report: [await run.call('emailDashboardReport', { ...body, email }), succeeds],
      }
    },
  }),
  assumed('notFound', 'No page says what is refused.', {
    name: 'emailsToUnknownCustomers',
    says: 'A screenshot and a report of an unknown customer are refused.',
    operations: ['emailDashboardReport', 'emailDashboardScreenshot'],
    steps: async (run) => {
      const id = run.id('customer')
      const body = { provided_id: id, dashboard_embed_id: run.embedId, email: 'c@example.invalid' }
      const unknown = await run.getCustomer(id)
      return {
        report: [await run.call('emailDashboardReport', body), { sameAs: unknown }],
        screenshot: [await run.call('emailDashboardScreenshot', body), { sameAs: unknown }],
      }
    },
  }),
  assumed('partnerConnections', 'The page says JSON; its example is a text that holds JSON.', {
    says: 'connection_info may be a JSON object or its text.',
    operations: ['connectPartner'],
    needs: irreversible,
    steps: async (run) => {
      const body = { email: 'contract@example.invalid', team_name: run.id('team') }
      const connect = (connection_info: unknown) => run.call('connectPartner', { ...body, connection_info })
      const object = await connect({ configuration: {} })
      const text = await connect('{"configuration": {}}')
      const neither = await connect('neither')
      return {
        object: [object, succeeds],
        text: [text, succeeds],
        neither: [neither, isSuccess(neither) ? { status: 400 } : refusedFields('connectionInfo', 'connection_info')],
      }
    },
  }),
]
