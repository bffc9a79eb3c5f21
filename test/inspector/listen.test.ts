import { setImmediate } from 'node:timers/promises'
import { test } from 'tap'
import { Control, Problem, worldPath } from '../../src/inspector/control.js'
import { EventText } from '../../src/inspector/event-text.js'
import { listen } from '../../src/inspector/listen.js'
import { startFake } from '../support/helper.ts'

test('events are read from text that is split at any position', async (t) => {
  const text =
    'id: 1\nevent: reset\ndata: {"id":1,\ndata: "epoch":2}\n\n: only a comment\n\nid: 2\ndata: {"id":2}\n\nid: 3'

  for (const size of [1, 7, text.length]) {
    const reader = new EventText()
    const pieces = text.match(RegExp(`[^]{1,${size}}`, 'g')) ?? []
    t.strictSame(
      pieces.flatMap((piece) => reader.read(piece)),
      [{ id: 1, epoch: 2 }, { id: 2 }],
    )
  }
})

/** The storage of a browser tab, as much as is needed of it. */
class Tab {
  readonly kept = new Map<string, string>()
  getItem(key: string) {
    return this.kept.get(key) ?? null
  }
  setItem(key: string, value: string) {
    this.kept.set(key, value)
  }
  removeItem(key: string) {
    this.kept.delete(key)
  }
}

test('a lost connection resumes after the last received event', async (t) => {
  const { explo, post } = await startFake(t, { transport: 'socket' })
  const control = new Control(`${explo.url}/__admin/`, new Tab(), fetch)
  const leave = new AbortController()
  let cut = new AbortController()
  const attempts: (number | undefined)[] = []
  const heard: unknown[] = []
  const happenings: string[] = []
  const open = (after: number | undefined) => {
    attempts.push(after)
    cut = new AbortController()
    return control.open('worlds/default/events', after, cut.signal)
  }

  await listen(open, {
    signal: leave.signal,
    onConnect: () => {
      happenings.push('connected')
      if (attempts.length === 1) explo.reset()
    },
    onEvent: (event: { type: string }) => {
      heard.push(event.type)
      if (event.type === 'reset') cut.abort()
      else leave.abort(cut.abort())
    },
    onLoss: () => happenings.push('lost'),
    // What is missed meanwhile comes first.
    pause: () => post('/api/get_customer/', { provided_id: 'nobody' }),
  })

  t.strictSame(heard, ['reset', 'request'])
  t.strictSame(attempts, [undefined, 1])
  t.strictSame(happenings, ['connected', 'lost', 'connected'])
})

test('the page reconnects to a missing fake, and not to a missing world', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket' })
  const control = new Control(`${explo.url}/__admin/`, new Tab(), fetch)
  const leave = new AbortController()
  let attempts = 0
  const unreachable = () => {
    attempts++
    return Promise.reject(new Problem('The fake does not answer.'))
  }
  const options = { onConnect() {}, onEvent() {}, onLoss() {}, signal: leave.signal }

  await listen(unreachable, { ...options, pause: () => setImmediate(attempts === 3 && leave.abort()) })
  const closed = listen((after: number) => control.open(worldPath('nope', '/events'), after), {
    ...options,
    signal: new AbortController().signal,
  })

  t.equal(attempts, 3)
  await t.rejects(closed, { message: 'There is no world "nope".', isUnknownWorld: true, needsToken: false })
})

test('the admin token is sent in the header of every call, and stored only in its tab', async (t) => {
  const { explo } = await startFake(t, { transport: 'socket', adminToken: 'secret' })
  const tab = new Tab()
  const control = new Control(`${explo.url}/__admin/`, tab, fetch)

  await t.rejects(control.call('GET', 'worlds'), {
    message: 'The control API needs the admin token.',
    needsToken: true,
  })
  control.token = 'secret'
  t.match(await control.call('GET', 'worlds'), { worlds: [{ id: 'default' }] })
  t.equal(await control.call('DELETE', 'faults'), undefined)
  t.strictSame([...tab.kept.values()], ['secret'])
  control.token = undefined
  t.equal(tab.kept.size, 0)
})

test('errors of the fake, of the network and of another server are shown as sentences', async (t) => {
  const { explo, stop } = await startFake(t, { transport: 'socket' })
  const url = `${explo.url}/__admin/`
  const control = new Control(url, new Tab(), fetch)
  const stranger = new Control(url, new Tab(), async () => new Response('<h1>Bad gateway</h1>', { status: 502 }))

  await t.rejects(control.call('POST', 'clock/advance', { by: 'soon' }), { status: 400, message: /"soon"/, hint: /./ })
  await t.rejects(stranger.call('GET', 'state'), { message: 'The fake answered 502 to state.', status: 502 })
  await stop()
  await t.rejects(control.call('GET', 'state'), {
    message: `The fake at ${new URL(url).host} does not answer.`,
    hint: 'Is it still running?',
  })
})
