import { test } from 'tap'
import type { Entry } from '../../../src/engine/journal/entry.ts'
import { Journal } from '../../../src/engine/journal/journal.ts'

const begin = (journal: Journal) => journal.begin(0, 'POST', '/api/create_user_group/', {})
const answer = (journal: Journal, entry: Entry, bytes = 10) => journal.complete(entry, 200, '{}', bytes)
const idsOf = (journal: Journal) => journal.entries().map(({ id }) => id)

function record(journal: Journal, count: number, bytes?: number): void {
  for (let recorded = 0; recorded < count; recorded++) answer(journal, begin(journal), bytes)
}

test('the newest entries are kept, oldest first, and dropped ones are counted', async (t) => {
  const journal = new Journal({ maxEntries: 3, maxBytes: 1000 })

  record(journal, 5)

  t.strictSame(idsOf(journal), ['r3', 'r4', 'r5'])
  t.equal(journal.dropped, 2)
})

test('entries are dropped until the remaining bodies fit', async (t) => {
  const journal = new Journal({ maxEntries: 100, maxBytes: 100 })

  record(journal, 3, 40)
  t.strictSame(idsOf(journal), ['r2', 'r3'])

  record(journal, 1, 90)
  t.strictSame(idsOf(journal), ['r4'])
  t.equal(journal.dropped, 3)
})

test('a body larger than the whole journal is not kept, and later bodies are', async (t) => {
  const journal = new Journal({ maxEntries: 100, maxBytes: 100 })

  record(journal, 1)
  record(journal, 1, 101)
  record(journal, 1)

  t.strictSame(idsOf(journal), ['r3'])
  t.equal(journal.dropped, 2)
})

test('a journal of zero entries counts all of them as dropped', async (t) => {
  const journal = new Journal({ maxEntries: 0, maxBytes: 1000 })

  record(journal, 3)

  t.strictSame(idsOf(journal), [])
  t.equal(journal.dropped, 3)
  journal.clear()
  t.equal(journal.dropped, 3)
})

test('a journal of zero bytes keeps entries without a body', async (t) => {
  const journal = new Journal({ maxEntries: 100, maxBytes: 0 })

  record(journal, 2, 0)
  record(journal, 1, 1)
  record(journal, 1, 0)

  t.strictSame(idsOf(journal), ['r4'])
})

test('a running request can be dropped, and its answer then changes nothing', async (t) => {
  const journal = new Journal({ maxEntries: 2, maxBytes: 100 })
  const slow = begin(journal)
  slow.bytes = 60

  record(journal, 2, 45)
  answer(journal, slow, 70)

  t.strictSame(idsOf(journal), ['r2', 'r3'])
  record(journal, 1, 45)
  t.strictSame(idsOf(journal), ['r3', 'r4'])
})

test('dropping a running request frees no bytes, because it used none', async (t) => {
  const journal = new Journal({ maxEntries: 2, maxBytes: 100 })
  const slow = begin(journal)
  slow.bytes = 1000

  record(journal, 2, 40)
  record(journal, 1, 70)

  t.strictSame(idsOf(journal), ['r4'])
})

test('cleared entries do not count as dropped, and the ids continue', async (t) => {
  const journal = new Journal({ maxEntries: 3, maxBytes: 100 })
  record(journal, 4)
  const slow = begin(journal)

  journal.clear()
  answer(journal, slow, 99)
  record(journal, 2, 50)

  t.strictSame(idsOf(journal), ['r6', 'r7'])
  t.equal(journal.dropped, 2)
})
