import { test } from 'tap'
import { differences, verbOf } from '../../src/inspector/differences.js'
import {
  contains,
  effectWords,
  hitWords,
  holdWords,
  isRefused,
  matchWords,
  newsOf,
  outcomeOf,
  statusWords,
  tally,
  timeOf,
} from '../../src/inspector/words.js'

test('a request shows its status, or a word when it has none', async (t) => {
  const of = (status: number | null, isInjected = false) => {
    const request = { status, isInjected }
    return [statusWords(request), outcomeOf(request), isRefused(request)]
  }

  t.strictSame(of(200), ['200', 'done', false])
  t.strictSame(of(404), ['404', 'refused', true])
  t.strictSame(of(501), ['501', 'failed', true])
  t.strictSame(of(503, true), ['503', 'injected', true])
  t.strictSame(of(null), ['under way', 'waiting', false])
  t.strictSame(of(null, true), ['no answer', 'injected', false])
})

test('a request shows its time of day', async (t) => {
  t.equal(timeOf('2026-01-02T03:04:05.678Z'), '03:04:05.678')
})

test('a search finds text anywhere in a request, also with quotes', async (t) => {
  const request = { id: 'r1', method: 'POST', path: '/api/x/', body: { name: 'He said "Hi"' }, reply: null }

  for (const text of ['', 'r1', 'POST /api/x/', 'post', 'said "hi"']) t.ok(contains(request, text), text)
  t.notOk(contains(request, 'r2'))
})

test('the summary counts the shown, stored and dropped requests', async (t) => {
  t.equal(tally(0, { kind: 'all', total: 0, dropped: 0 }), 'No requests yet. They appear here as they are answered.')
  t.equal(
    tally(0, { kind: 'late', total: 0 }),
    'No request was answered after the reset that its test did not wait for.',
  )
  t.equal(tally(1, { kind: 'all', total: 1, dropped: 0 }), '1 request, newest first.')
  t.equal(
    tally(2, { kind: 'all', total: 1200, dropped: 5 }),
    '2 of 1,200 requests, newest first; the journal has dropped 5 older.',
  )
  t.equal(
    tally(3, { kind: 'refused', total: 500, isPartial: true }),
    '3 of 500 requests, newest first; older ones have not been looked through.',
  )
})

test('faults and gates are described in words', async (t) => {
  t.equal(matchWords({}), 'every operation')
  t.equal(matchWords({ method: 'POST', path: '/api/x/' }), 'POST /api/x/')
  t.equal(
    matchWords({ operation: 'createCustomer', where: { name: 'Acme', emails: [] } }),
    'createCustomer where name is "Acme" and emails is []',
  )
  t.equal(effectWords({ then: 'throttled', phase: 'before' }), 'answers throttled')
  t.equal(effectWords({ then: { status: 503 }, phase: 'after' }), 'answers 503, once Explo has done what was asked')
  t.equal(effectWords({ then: { connection: 'reset' }, rate: 0.125 }), 'connection: reset, for 12.5 % by chance')
  t.equal(effectWords({ delay: '2s' }), 'waits 2s')
  t.equal(effectWords({ delay: { median: '1s', sigma: 0.5 } }), 'waits about 1s (sigma 0.5)')
  t.equal(hitWords({ hits: 1, times: 1, isSpent: true }), 'fired 1 of 1 time, spent')
  t.equal(holdWords({ status: 'waiting', requests: ['r1'], parties: 2 }), 'waiting; holds 1 of 2 requests')
  t.equal(holdWords({ status: 'released', requests: [], parties: 2 }), 'released')
  t.equal(hitWords({ hits: 0, times: 'unlimited', isSpent: false }), 'fired 0 times')
})

test('events that are not requests are listed as news', async (t) => {
  const news = [
    { type: 'reset', epoch: 2 },
    { type: 'clock', now: '2026-01-01T00:00:00.000Z', mode: 'frozen' },
    { type: 'fault', request: 'r1', faults: ['f1', 'f2'] },
    { type: 'late', method: 'GET', path: '/api/x/' },
    { type: 'lost', count: 1 },
    { type: 'request' },
  ]

  t.strictSame(news.map(newsOf), [
    'The world was reset: epoch 2 begins.',
    'The clock was moved: 2026-01-01T00:00:00.000Z, frozen.',
    'f1 and f2 fired for r1.',
    'GET /api/x/ was answered late: after a reset.',
    '1 event came and went while this page was not listening.',
    undefined,
  ])
})

test('a change is shown field by field, and differences are marked', async (t) => {
  const change = { before: { id: 'acme', name: 'Acme' }, after: { id: 'acme', name: 'ACME', properties: null } }

  t.equal(verbOf(change), 'changed')
  t.strictSame(differences(change), [
    { name: 'id', before: '"acme"', after: '"acme"', isChanged: false },
    { name: 'name', before: '"Acme"', after: '"ACME"', isChanged: true },
    { name: 'properties', before: '', after: 'null', isChanged: true },
  ])
})

test('a created record has no values before, a deleted one none after, and a tag is shown as text', async (t) => {
  t.equal(verbOf({ before: null, after: 'sales' }), 'created')
  t.equal(verbOf({ before: 'sales', after: null }), 'deleted')
  t.strictSame(differences({ before: null, after: 'sales' }), [
    { name: '', before: '', after: '"sales"', isChanged: true },
  ])
  t.strictSame(differences({ before: JSON.parse('{"__proto__":1}'), after: null }), [
    { name: '__proto__', before: '1', after: '', isChanged: true },
  ])
})
