import type { Check } from '../../engine/contract/check.ts'
import { aBoolean, aList, aNumber, aText, atLeast, everyItem, textLike } from '../../engine/contract/pattern.ts'
import { at, isSuccess } from '../../engine/contract/reply.ts'
import { assumed, documented } from './check.ts'
import { refused, refusedFields, succeeds } from './expected.ts'

const page = (name: string) => `api-reference/resource-api/${name}`
const irreversible = ['writer', 'irreversible'] as const
const jwe = textLike('a JWE of five parts, the second empty', /^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/)

const header = textLike('a header with dir, A256GCM and a kid', /^{(?=.*"alg":"dir")(?=.*"enc":"A256GCM")(?=.*"kid":")/)

export const resourceChecks: readonly Check[] = [
  documented(page('get-dashboard'), {
    name: 'listDashboards',
    says: 'The list has the dashboards of the team.',
    operations: ['listDashboards'],
    needs: [],
    steps: async (run) => ({ listed: await run.call('listDashboards') }),
    expected: () => {
      const dashboard = { team_id: aNumber, name: aText, embed_id: aText, attributes: aList, is_drilldown: aBoolean }
      return { listed: { status: 200, body: { success: 1, dashboards: everyItem(dashboard) } } }
    },
  }),
  documented(page('list-report-builders'), {
    name: 'listReports',
    says: 'The list has the report builders of the team.',
    operations: ['listReports'],
    needs: [],
    steps: async (run) => ({ listed: await run.call('listReports') }),
    expected: () => ({
      listed: { status: 200, body: { success: 1, reports: everyItem({ name: aText, embed_id: aText }) } },
    }),
  }),
  documented('api-reference/customer-api/generate-jwt', {
    name: 'generateJwt',
    says: 'An embed JWT for a customer is a JWE with the id of its key in the header.',
    operations: ['generateJwt'],
    assumptions: ['jwt'],
    steps: async (run) => {
      const { id } = await run.customer()
      const body = { provided_id: id, embed_id: run.embedId, expiration: 'PT1H' }
      const generated = await run.call('generateJwt', body)
      const [encoded = ''] = String(at(generated.body, '/jwt')).split('.')
      return { generated, header: { ...generated, body: Buffer.from(encoded, 'base64url').toString() } }
    },
    expected: () => ({ generated: { status: 200, body: { success: 1, jwt: jwe } }, header: { body: header } }),
  }),
  assumed('jwt', 'No page says what is refused.', {
    name: 'jwtRefusals',
    says: 'An unknown customer, an unknown key and a malformed duration are refused.',
    operations: ['generateJwt'],
    steps: async (run) => {
      const { id } = await run.customer()
      const body = { provided_id: id, embed_id: run.embedId }
      const unknownId = run.id('customer')
      return {
        unknown: await run.getCustomer(unknownId),
        customer: await run.call('generateJwt', { ...body, provided_id: unknownId }),
        key: await run.call('generateJwt', { ...body, key_id: 'aa111111-1a11-411a-aa11-1aaaa11a1a11' }),
        duration: await run.call('generateJwt', { ...body, expiration: 'an hour' }),
      }
    },
    expected: ({ seen: { unknown } }) => ({
      customer: { sameAs: unknown },
      key: refused('unknownKey'),
      duration: refusedFields('duration', 'expiration'),
    }),
  }),
  assumed('embedIds', 'No page says whether an embed id must exist.', {
    says: 'An unknown embed id is refused, unless the team has neither dashboards nor report builders.',
    operations: ['generateJwt'],
    steps: async (run) => {
      const { id } = await run.customer()
      return { generated: await run.call('generateJwt', { provided_id: id, embed_id: run.id('dashboard') }) }
    },
    expected: ({ assumptions: { embedIds }, facts: { declaresResources } }) => ({
      generated: embedIds === 'declared' && declaresResources ? refusedFields('embedIds', 'embed_id') : { status: 200 },
    }),
  }),
  assumed('publications', 'No page says which environments and versions there are.', {
    says: 'Any version from 1 can be published to any environment.',
    operations: ['publish'],
    needs: irreversible,
    steps: async (run) => {
      const body = { embed_id: run.embedId, resource_type: 'dashboard', environment: run.id('environment') }
      return { published: await run.call('publish', { ...body, version_number: 1 }) }
    },
    expected: () => ({ published: succeeds }),
  }),
  assumed('requiredFields', 'The page calls no field optional.', {
    name: 'publishFields',
    says: 'Publish needs all documented fields.',
    operations: ['publish'],
    steps: async (run) => ({ published: await run.call('publish', {}) }),
    expected: () => ({
      published: refusedFields('fieldTypes', 'embed_id', 'resource_type', 'environment', 'version_number'),
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
        linked: await run.call('emailDashboardScreenshot', body),
        sent: await run.call('emailDashboardScreenshot', { ...body, email }),
        report: await run.call('emailDashboardReport', { ...body, email }),
      }
    },
    expected: () => ({
      linked: { status: 200, body: atLeast({ success: 1, link: textLike('an address', /^https?:/) }) },
      sent: succeeds,
      report: succeeds,
    }),
  }),
  assumed('notFound', 'No page says what is refused.', {
    name: 'emailsToUnknownCustomers',
    says: 'A screenshot and a report of an unknown customer are refused.',
    operations: ['emailDashboardReport', 'emailDashboardScreenshot'],
    steps: async (run) => {
      const body = { provided_id: run.id('customer'), dashboard_embed_id: run.embedId, email: 'c@example.invalid' }
      return {
        unknown: await run.call('getCustomer', { provided_id: body.provided_id }),
        report: await run.call('emailDashboardReport', body),
        screenshot: await run.call('emailDashboardScreenshot', body),
      }
    },
    expected: ({ seen: { unknown } }) => ({ report: { sameAs: unknown }, screenshot: { sameAs: unknown } }),
  }),
  assumed('partnerConnections', 'The page says JSON; its example is a text that holds JSON.', {
    says: 'connection_info may be a JSON object or its text.',
    operations: ['connectPartner'],
    needs: irreversible,
    steps: async (run) => {
      const body = { email: 'contract@example.invalid', team_name: run.id('team') }
      return {
        object: await run.call('connectPartner', { ...body, connection_info: { configuration: {} } }),
        text: await run.call('connectPartner', { ...body, connection_info: '{"configuration": {}}' }),
        neither: await run.call('connectPartner', { ...body, connection_info: 'neither' }),
      }
    },
    expected: ({ seen: { neither } }) => ({
      object: succeeds,
      text: succeeds,
      neither: isSuccess(neither) ? { status: 400 } : refusedFields('connectionInfo', 'connection_info'),
    }),
  }),
]
