import { writeFile } from 'node:fs/promises'
import { reportJson, reportTable } from '../engine/contract/report.ts'
import { runContract } from '../engine/contract/run.ts'
import { checkOneOf } from '../engine/input/check-input.ts'
import { chooseAssumptions, joinChoices, readChoices } from '../engine/options/assumptions.ts'
import { explo } from '../explo/index.ts'
import type { Given } from './flags.ts'
import { toAssumptions } from './options.ts'
import { exitCodeOf, type RealAccount, withAccount } from './real-account.ts'
import { abortOnSignals } from './signals.ts'
import { progress, type Terminal } from './terminal.ts'

/** Compares a real account with the fake. */
export function contract(given: Given, _operands: readonly string[], terminal: Terminal): Promise<void> {
  const caller = {
    name: 'The contract',
    addressFlag: 'url',
    consequence: 'The contract creates and deletes customers and group tags there, all with names of its own.',
    env: terminal.env,
  } as const
  return withAccount(given, caller, (account) => compare(given, account, terminal))
}

async function compare(given: Given, realAccount: RealAccount, terminal: Terminal): Promise<void> {
  const { only, save, json } = given
  const checks = realAccount.account.checks.map(({ name }) => name)
  for (const name of only ?? []) checkOneOf(name, checks, (shown) => `There is no check ${shown}.`)
  const known = await readChoices(explo, toAssumptions(given))
  const { finding: onFinding, say } = progress(terminal.stderr)
  const decisions = chooseAssumptions(explo, known)
  const signal = abortOnSignals(say, terminal)
  const report = await runContract({ ...realAccount, decisions, signal, only, onFinding, say })

  if (save !== undefined) {
    await writeFile(save, `${JSON.stringify(joinChoices([known, report.lesson]), null, 2)}\n`)
    say(`Wrote ${save}.`)
  }
  terminal.stdout.write(json ? reportJson(report) : reportTable(report, save))
  const differing = report.findings.filter(({ verdict }) => verdict === 'differs')
  terminal.exitCode = exitCodeOf(
    differing.map(({ basis }) => basis === 'documented'),
    report.isInterrupted || report.left.length > 0,
  )
}
