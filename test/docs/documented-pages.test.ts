import { readFile } from 'node:fs/promises'
import { test } from 'tap'
import { operations, undocumentedOperations } from '../../src/explo/operations/index.ts'

const site = 'https://docs.explo.co/'

/**
 * The pages of Explo's site with the operations that they document. `general` pages are about all operations;
 * `undocumented` pages name an operation but describe neither its request nor its answer.
 */
const pages: Readonly<Record<string, readonly string[] | 'general' | 'undocumented'>> = {
  'api-reference/overview': 'general',
  'api-reference/explos-authentication': 'general',
  'api-reference/customer-api/get-or-create': ['createCustomer'],
  'api-reference/customer-api/get': ['getCustomer'],
  'api-reference/customer-api/customers': ['listCustomers'],
  'api-reference/customer-api/customers-v2': ['listCustomersV2', 'listCustomersV2FirstRevision'],
  'api-reference/customer-api/update': ['updateCustomer'],
  'api-reference/customer-api/delete': ['deleteCustomer'],
  'api-reference/customer-api/refresh-token': ['refreshCustomerToken'],
  'api-reference/customer-api/configure-portal': ['configureCustomerPortal'],
  'api-reference/customer-api/generate-jwt': ['generateJwt'],
  'api-reference/blueprint-api/create': ['createBlueprint'],
  'api-reference/blueprint-api/update': ['updateBlueprint'],
  'api-reference/blueprint-api/get': ['getCustomerBlueprints'],
  'api-reference/resource-api': 'undocumented',
  'api-reference/resource-api/get-dashboard': ['listDashboards'],
  'api-reference/resource-api/list-report-builders': ['listReports'],
  'api-reference/resource-api/publish-resource': ['publish'],
  'api-reference/resource-api/screenshot-dashboard': ['emailDashboardScreenshot'],
  'api-reference/resource-api/email-report': ['emailDashboardReport'],
  'api-reference/partners-api/connect': ['connectPartner'],
  'api-reference/group-tag-api/group-tags': ['listGroupTags'],
  'api-reference/group-tag-api/create': ['createGroupTag'],
  'api-reference/group-tag-api/rename': ['renameGroupTag'],
  'api-reference/group-tag-api/delete': ['deleteGroupTag'],
  'api-reference/end-user-api/get-or-create': ['createEndUser'],
  'api-reference/end-user-api/update': ['updateEndUser'],
  'api-reference/end-user-api/delete': ['deleteEndUser'],
  'api-reference/end-user-group-api/get-or-create': ['createUserGroup'],
  'api-reference/end-user-group-api/update': ['updateUserGroup'],
  'api-reference/end-user-group-api/delete': ['deleteUserGroup'],
  'api-reference/end-user-group-api/refresh-token': ['refreshUserGroupToken'],
  'security/rate-limits': 'undocumented',
}

/** The names of the operations that cite each page. */
function cited(sources: readonly { readonly name: string; readonly documentation: string }[]) {
  const byPage = new Map<string, string[]>()
  for (const { name, documentation } of sources) {
    const page = documentation.replace(site, '')
    byPage.set(page, [...(byPage.get(page) ?? []), name])
  }
  return Object.fromEntries([...byPage].sort())
}

test('every operation cites its page, and every page is cited by its operations', async (t) => {
  const documenting = Object.entries(pages).filter(([, names]) => Array.isArray(names))

  t.strictSame(cited(operations), Object.fromEntries(documenting.sort()))
})

test('undocumented operations cite the pages that only name them', async (t) => {
  const naming = Object.keys(pages).filter((page) => pages[page] === 'undocumented')

  t.strictSame(Object.keys(cited(undocumentedOperations)), naming.sort())
})

/** Notes on the API, which are not in the repository. Their test is skipped without them. */
const notes = await readFile(new URL('../../../shared/explo-api.md', import.meta.url), 'utf8').catch(() => undefined)

test('every page that the notes on the API cite is listed', { skip: notes === undefined }, async (t) => {
  const found = pagesIn(notes as string)

  t.ok(found.length > 20)
  t.strictSame(
    found.filter((page) => !(page in pages)),
    [],
  )
})

test('all spellings of a citation in the notes are recognized', async (t) => {
  const text =
    'See `docs.explo.co/api-reference/overview`, (`/api-reference/explos-authentication`), `.../customer-api/delete`, ' +
    '`docs.explo.co/api-reference/blueprint-api/{create,get}`, `docs.explo.co/api-reference/customer-api/*`, ' +
    '`explo-old.gitbook.io/explo/end-user-api/update` and `.../update`.'

  t.strictSame(pagesIn(text), [
    'api-reference/overview',
    'api-reference/explos-authentication',
    'api-reference/customer-api/delete',
    'api-reference/blueprint-api/create',
    'api-reference/blueprint-api/get',
  ])
})

function pagesIn(text: string): string[] {
  const citation =
    /(?:docs\.explo\.co\/|`\/|\.\.\.\/)(?:api-reference\/)?([a-z-]+-api\/[a-z0-9{},-]+|overview|explos-authentication)/g
  return [...text.matchAll(citation)].flatMap(([, page = '']) => {
    const [, folder = '', names] = /^(.*){(.*)}$/.exec(page) ?? []
    const spelled = names === undefined ? [page] : names.split(',').map((name) => folder + name)
    return spelled.map((one) => `api-reference/${one}`)
  })
}
