import { test } from 'tap'
import { createExploFake } from '../../../src/index.ts'
import { startFake } from '../../support/helper.ts'

test('requests are logged to the stream of the logger', async (t) => {
  const lines: string[] = []
  const { explo } = await startFake(t, {
    logger: { level: 'info', stream: { write: (line) => void lines.push(line) } },
  })

  await explo.fetch('https://api.explo.co/api/unknown/')

  t.match(lines.join(''), '"url":"/api/unknown/"')
})

test('a logger with a transport is refused, because the package contains no worker threads', async (t) => {
  const logger = { level: 'info', transport: { target: 'pino-pretty' } }

  await t.rejects(createExploFake({ listen: false, logger }), {
    name: 'OptionError',
    problem: 'The option "logger" cannot have a "transport".',
    hint: 'Give a "stream" instead, for example { level: "info", stream: pretty() } with pino-pretty.',
  })
})
