import type { ExploFake } from '../../../src/index.ts'
import type { Note, Product } from './product.ts'

interface Call {
  /** A method and a path below `/__admin`. */
  readonly route: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON, or as it is when it is a text. */
  readonly body?: unknown
}

const calls: Readonly<Record<string, Call>> = {
  'an unknown route': { route: 'GET /stat' },
  'an unknown route that resembles none': { route: 'POST /zzz' },
  'a slash too many': { route: 'GET /state/' },
  'a wrong method': { route: 'GET /reset' },
  'a wrong method of a route with two': { route: 'PATCH /requests' },
  'the end of the default world': { route: 'DELETE /world' },
  'the end of a world that is not there': { route: 'DELETE /worlds/w9' },
  'a world that is not there': { route: 'GET /worlds/defualt/state' },
  'a path as the fixtures of a world': { route: 'POST /worlds', body: { fixtures: '/etc/passwd' } },
  'a mode that no clock has': { route: 'PUT /clock', body: { mode: 'froze' } },
  'an instant that is none': { route: 'PUT /clock', body: { now: 'soon' } },
  'a clock without a duration': { route: 'POST /clock/advance', body: {} },
  'a clock with an unknown key': { route: 'POST /clock/advance', body: { for: '1h' } },
  'a gate that is not there': { route: 'POST /gates/g9/release' },
  'the arrival at a gate that is not there': { route: 'GET /gates/g9/arrived' },
  'a fault that is not there': { route: 'DELETE /faults/f9' },
  'a fault without a body': { route: 'POST /faults' },
  'a fault that cannot be': { route: 'POST /faults', body: { match: {}, then: 'unavailabel' } },
  'a request that is not there': { route: 'GET /requests/r9' },
  'an explanation of what is not there': { route: 'GET /requests/r9/explain' },
  'a snapshot that is not there': { route: 'POST /snapshots/noon/restore' },
  'a snapshot without a name': { route: 'POST /snapshots', body: {} },
  'an unknown query parameter': { route: 'POST /seed?mod=merge' },
  'a query parameter where none is read': { route: 'DELETE /requests?status=404' },
  'a query parameter given twice': { route: 'GET /requests?status=404&status=403' },
  'an unknown operation': { route: 'GET /requests?operation=createUsergroup' },
  'a status that is no number': { route: 'GET /requests?status=forbidden' },
  'an empty limit': { route: 'GET /requests?limit=' },
  'a filter that is not JSON': { route: 'GET /requests?where=x' },
  'what no answer can include': { route: 'POST /reset?include=token' },
  'a misspelt seed mode': { route: 'POST /seed?mode=replase', body: {} },
  'a seed without a body': { route: 'POST /seed' },
  'a seed that is not JSON': { route: 'POST /seed', body: '{ "customers": [ }' },
  'a seed with a key twice': { route: 'POST /seed', body: '{ "group_tags": [], "group_tags": [] }' },
  'a seed with a mistake': { route: 'POST /seed', body: { custmers: [] } },
  'a body of another type': { route: 'POST /seed', headers: { 'content-type': 'text/plain' }, body: '{}' },
  'a JWT that is missing': { route: 'POST /jwt/open', body: {} },
  'a check that does not hold': { route: 'POST /verify', body: { operation: 'createCustomer' } },
  'a check of nothing': { route: 'POST /verify' },
  'waiting in vain': { route: 'POST /requests/wait', body: { operation: 'createCustomer', timeoutMs: 0 } },
  'an order that is no list': { route: 'POST /verify/order', body: {} },
  'a token that no world has': { route: 'GET /state', headers: { 'explo-authorization': 'Token nobody' } },
  'a token without its scheme': { route: 'GET /state', headers: { 'explo-authorization': 'explo-test-token' } },
  'a host that is not loopback': { route: 'GET /state', headers: { host: 'evil.example' } },
  'a page of another origin': { route: 'POST /reset', headers: { origin: 'http://evil.example' } },
  'a file that the inspector does not have': { route: 'GET /inspector/mian.js' },
  'events without a socket': { route: 'GET /events' },
}

/** What a program reads that calls the control API by HTTP. */
export async function controlMessages({ library }: Product, note: Note): Promise<void> {
  const fake = await library.createExploFake({ listen: false, clock: '2026-01-31T12:00:00Z' })
  for (const [name, call] of Object.entries(calls)) note(`control: ${name}`, await answerTo(fake, call))
  await fake.close()

  const full = await library.createExploFake({ listen: false, maxWorlds: 1 })
  note('control: a world too many', await answerTo(full, { route: 'POST /worlds', body: {} }))
  await full.close()

  const guarded = await library.createExploFake({ listen: false, adminToken: 'secret' })
  note('control: no admin token', await answerTo(guarded, { route: 'GET /state' }))
  const headers = { authorization: 'Bearer x' }
  note('control: another admin token', await answerTo(guarded, { route: 'GET /state', headers }))
  await guarded.close()
}

async function answerTo(fake: ExploFake, { route, headers = {}, body }: Call): Promise<string> {
  const [method, path] = route.split(' ') as [string, string]
  const { statusCode, body: answer } = await fake.app.inject({
    ...{ method, url: `/__admin${path}` },
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const { error } = JSON.parse(answer)
  return [`${statusCode} ${error.code}`, error.message, error.hint].join('\n')
}
