import { test } from 'tap'
import { progress } from '../../src/command/progress.ts'
import type { Finding } from '../../src/engine/contract/finding.ts'

const finding = { name: 'getCustomer', verdict: 'holds' } as Finding

/** What is written to a stream, at a terminal or elsewhere. */
function written(isTTY: boolean): string {
  let text = ''
  const write = (part: string) => {
    text += part
  }
  const { finding: found, say } = progress({ isTTY, write } as unknown as NodeJS.WriteStream)
  found(finding, 1, 10)
  say('Waiting a minute.')
  found(finding, 10, 10)
  return text
}

test('at a terminal one line tells how far a run is', (t) => {
  const clear = '\r\u001b[K'

  t.equal(
    written(true),
    `${clear} 1/10 holds     getCustomer${clear}Waiting a minute.\n${clear}10/10 holds     getCustomer\n`,
  )
  t.end()
})

test('elsewhere each check has a line', (t) => {
  t.equal(written(false), ' 1/10 holds     getCustomer\nWaiting a minute.\n10/10 holds     getCustomer\n')
  t.end()
})
