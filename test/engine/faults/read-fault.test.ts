import { test } from 'tap'
import { type Fault, OptionError } from '../../../src/index.ts'
import { startFake } from '../../support/helper.ts'

const match = { operation: 'createUserGroup' } as const
const then = 'unavailable'

const operations =
  'Known are: createCustomer, getCustomer, listCustomers, listCustomersV2, listCustomersV2FirstRevision, updateCustomer, ' +
  'deleteCustomer, refreshCustomerToken, configureCustomerPortal, generateJwt, createBlueprint, updateBlueprint, ' +
  'getCustomerBlueprints, listDashboards, listReports, publish, emailDashboardScreenshot, emailDashboardReport, ' +
  'connectPartner, listGroupTags and 10 more.'

const mistakes: Record<string, { fault: unknown; problem: string; hint: string }> = {
  'a missing fault': {
    fault: undefined,
    problem: 'A fault must be an object, not undefined.',
    hint: 'Its keys are: match, skip, times, window, phase, then, delay, rate.',
  },
  'an unknown key': {
    fault: { match, than: then },
    problem: 'A fault has no "than".',
    hint: 'Did you mean "then"?',
  },
  'a missing match': {
    fault: { then },
    problem: 'The fault has no "match".',
    hint: 'Give { "operation": … }, or {} for every request.',
  },
  'a fault without an effect': {
    fault: { match },
    problem: 'The fault does nothing.',
    hint: 'Give a "then", for example "unavailable", or a "delay".',
  },
  'an unknown part of a match': {
    fault: { match: { url: '/api/create_user_group/' }, then },
    problem: 'Faults cannot be matched by "url".',
    hint: 'Known are: operation, method, path, where.',
  },
  'an unknown operation': {
    fault: { match: { operation: 'createUsergroups' }, then },
    problem: 'There is no operation "createUsergroups".',
    hint: 'Did you mean "createUserGroup"?',
  },
  'an undocumented operation': {
    fault: { match: { operation: 'exportDashboardPdf' }, then },
    problem: 'There is no operation "exportDashboardPdf".',
    hint: operations,
  },
  'an unknown path': {
    fault: { match: { path: '/api/create_user_group' }, then },
    problem: 'The fault would never fire: Explo has no path "/api/create_user_group".',
    hint: 'Did you mean "/api/create_user_group/"?',
  },
  'a path of another operation': {
    fault: { match: { ...match, path: '/api/create_customer/' }, then },
    problem: 'The fault would never fire: /api/create_customer/ is a path of createCustomer.',
    hint: 'Known are: /api/create_user_group/, /embed/create_user_group/.',
  },
  'a method that the operation does not have': {
    fault: { match: { ...match, method: 'DELETE' }, then },
    problem: 'The fault would never fire: createUserGroup never comes as "DELETE".',
    hint: 'Known are: POST.',
  },
  'a method that no operation has': {
    fault: { match: { method: 'post' }, then },
    problem: 'The fault would never fire: what is matched never comes as "post".',
    hint: 'Did you mean "POST"?',
  },
  'a field that the body does not have': {
    fault: { match: { ...match, where: { user_group: 'acme' } }, then },
    problem: 'The fault would never fire: createUserGroup has no field "user_group".',
    hint: 'Did you mean "user_group_id"?',
  },
  'a field inside a field': {
    fault: { match: { method: 'DELETE', where: { 'properties.region': 'EU' } }, then },
    problem: 'The fault would never fire: what is matched has no field "properties.region".',
    hint: 'Known are: current_token, provided_id, customer_id, user_group_id, data_source_provided_id.',
  },
  'a negative skip': {
    fault: { match, skip: -1, then },
    problem: 'The "skip" of a fault cannot be -1.',
    hint: 'Give 0 or a positive whole number.',
  },
  'zero times': {
    fault: { match, times: 0, then },
    problem: 'The "times" of a fault cannot be 0.',
    hint: 'Give a positive whole number, or "unlimited".',
  },
  'an unknown phase': {
    fault: { match, phase: 'during', then },
    problem: 'The "phase" of a fault cannot be "during".',
    hint: 'Give "before" or "after".',
  },
  'a rate in percent': {
    fault: { match, rate: 20, then },
    problem: 'The "rate" of a fault cannot be 20.',
    hint: 'Give a number above 0 and up to 1.',
  },
  'a rate without a seed': {
    fault: { match, rate: 0.2, then },
    problem: 'A "rate" needs the option "randomSeed", so that its random decisions can be repeated.',
    hint: 'Give one, for example createExploFake({ randomSeed: "1" }).',
  },
  'a window that ends before it begins': {
    fault: { match, window: { from: '2026-01-02', until: '2026-01-01' }, then },
    problem: 'The fault would never fire: its window ends before it begins.',
    hint: 'Swap "from" and "until"?',
  },
  'a window with an invalid instant': {
    fault: { match, window: { from: 'soon' }, then },
    problem: '"from" of the window cannot be "soon".',
    hint: 'Give an instant, for example "2026-01-31T12:00:00Z", a Date, or milliseconds since 1970.',
  },
  'a window with an unknown end': {
    fault: { match, window: { to: '2026-01-02' }, then },
    problem: 'A "window" has no "to".',
    hint: 'Known are: from, until.',
  },
  'an unknown error': {
    fault: { match, then: 'unavailabel' },
    problem: 'There is no error "unavailabel".',
    hint: 'Did you mean "unavailable"?',
  },
  'an error that resembles no other': {
    fault: { match, then: 'kaboom' },
    problem: 'There is no error "kaboom".',
    hint: 'Known are: unauthorized, forbidden, not-found, throttled, server-error, bad-gateway, unavailable, gateway-timeout.',
  },
  'a status alone': {
    fault: { match, then: 503 },
    problem: 'The "then" of a fault cannot be 503.',
    hint: 'Give an error, for example "unavailable", { "status": 503 } or { "connection": "reset" }.',
  },
  'an invalid status': {
    fault: { match, then: { status: 102 } },
    problem: 'The "status" of a fault must be an HTTP status, not 102.',
    hint: 'Give a number from 200 to 599.',
  },
  'an unknown part of an answer': {
    fault: { match, then: { status: 500, text: 'Oops' } },
    problem: 'An answer of a fault has no "text".',
    hint: 'Known are: status, body, headers.',
  },
  'a body for a status without one': {
    fault: { match, then: { status: 204, body: {} } },
    problem: 'An answer with status 204 has no body.',
    hint: 'Leave out "body", or choose another status.',
  },
  'a body that JSON cannot express': {
    fault: { match, then: { status: 200, body: 1n } },
    problem: 'The "body" of a fault cannot be 1n.',
    hint: 'Give a text, or what JSON can say.',
  },
  'a symbol as body': {
    fault: { match, then: { status: 200, body: Symbol('x') } },
    problem: 'The "body" of a fault cannot be Symbol(x).',
    hint: 'Give a text, or what JSON can say.',
  },
  'headers as a list': {
    fault: { match, then: { status: 500, headers: ['retry-after: 5'] } },
    problem: 'The "headers" of a fault must be an object, not [ \'retry-after: 5\' ].',
    hint: 'Give an object, for example { "retry-after": "5" }.',
  },
  'a header that breaks the frame of the body': {
    fault: { match, then: { status: 200, headers: { 'Content-Length': 5 } } },
    problem: 'The fake itself sets the header "content-length".',
    hint: 'Leave it out. The fault { "connection": "truncate" } ends an answer too early.',
  },
  'a header that HTTP cannot express': {
    fault: { match, then: { status: 200, headers: { 'x y': '1' } } },
    problem: 'HTTP has no header "x y" with the value "1".',
    hint: 'Give a text or a number, in characters that HTTP allows.',
  },
  'a header that Node refuses to send': {
    fault: { match, then: { status: 200, headers: { Trailer: 'x-checksum' } } },
    problem: 'The fake itself sets the header "trailer".',
    hint: 'Leave it out. The fault { "connection": "truncate" } ends an answer too early.',
  },
  'a header whose value is a list': {
    fault: { match, then: { status: 200, headers: { 'x-list': ['1'] } } },
    problem: 'HTTP has no header "x-list" with the value [ \'1\' ].',
    hint: 'Give a text or a number, in characters that HTTP allows.',
  },
  'an unknown connection': {
    fault: { match, then: { connection: 'resett' } },
    problem: 'No connection can be "resett".',
    hint: 'Did you mean "reset"?',
  },
  'a duration for a connection that is not slow': {
    fault: { match, then: { connection: 'reset', over: '1s' } },
    problem: 'A "reset" connection has no "over".',
    hint: 'Known are: connection.',
  },
  'a slow connection with an invalid duration': {
    fault: { match, then: { connection: 'slow', over: 'long' } },
    problem: 'The "over" of a slow connection cannot be "long".',
    hint: 'Give a duration, for example "61s", "1h30m" or "25h", or milliseconds.',
  },
  'an invalid delay': {
    fault: { match, delay: '2 seconds' },
    problem: 'The "delay" of a fault cannot be "2 seconds".',
    hint: 'Give a duration, for example "61s", "1h30m" or "25h", or milliseconds.',
  },
  'a delay with an unknown part': {
    fault: { match, delay: { mean: '1s', sigma: 1 } },
    problem: 'A "delay" has no "mean".',
    hint: 'Did you mean "median"?',
  },
  'a delay without a median': {
    fault: { match, delay: { sigma: 1 } },
    problem: 'The "median" of a delay cannot be undefined.',
    hint: 'Give a duration, for example "61s", "1h30m" or "25h", or milliseconds.',
  },
  'a delay without a sigma': {
    fault: { match, delay: { median: '1s' } },
    problem: 'The "sigma" of a delay cannot be undefined.',
    hint: 'Give 0 or more; 0.5 is usual.',
  },
}

for (const [name, { fault, problem, hint }] of Object.entries(mistakes)) {
  test(`adding a fault is refused with ${name}`, async (t) => {
    const { explo } = await startFake(t)

    const error = await explo.faults.add(fault as Fault).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )

    t.ok(error instanceof OptionError)
    const { problem: said, hint: cure } = error as OptionError
    t.strictSame({ problem: said, hint: cure }, { problem, hint })
    t.strictSame(await explo.faults.list(), [])
  })
}
