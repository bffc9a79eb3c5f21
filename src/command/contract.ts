import { writeFile } from 'node:fs/promises'
import type { AccountAccess } from '../engine/contract/account.ts'
import { realTime } from '../engine/contract/client.ts'
import { type ContractReport, reportJson, reportTable } from '../engine/contract/report.ts'
import { runContract } from '../engine/contract/run.ts'
import { suggestion } from '../engine/input/nearest.ts'
import { OptionError } from '../engine/input/tester-error.ts'
import { chooseAssumptions, joinChoices, readChoices } from '../engine/options/assumptions.ts'
import { account } from '../explo/account.ts'
import { explo } from '../explo/index.ts'
import type { Given } from './flags.ts'
import { toAssumptions } from './options.ts'
import { readService, type Service } from './service.ts'
import { abortOnSignals } from './signals.ts'
import { progress, type Terminal } from './terminal.ts'

/** Compares a service with what the fake says about Explo. */
export async function contract(given: Given, _operands: readonly string[], terminal: Terminal): Promise<void> {
  const service = await readService(given, {
    name: 'The contract',
    addressFlag: 'url',
    consequence: 'The contract makes and deletes customers and group tags there, all with names of its own.',
    env: terminal.env,
  })
  try {
    await compare(given, service, terminal)
  } catch (error) {
    throw service.scrubber.scrubError(error)
  }
}

async function compare(given: Given, service: Service, terminal: Terminal): Promise<void> {
  const known = await readChoices(explo, toAssumptions(given))
  const { finding, say } = progress(terminal.stderr)

  const report = await runContract({
    ...service,
    account,
    decisions: chooseAssumptions(explo, known),
    fetch,
    time: realTime,
    signal: abortOnSignals(say, terminal),
    only: checkNames(given.only, account),
    onFinding: finding,
    say,
  })

  if (given.save !== undefined) {
    await writeFile(given.save, `${JSON.stringify(joinChoices([known, report.lesson]), null, 2)}\n`)
    say(`Wrote ${given.save}.`)
  }
  terminal.stdout.write(given.json ? reportJson(report) : reportTable(report, given.save))
  terminal.exitCode = exitCodeOf(report)
}

/** @throws {OptionError} For a check that does not exist. */
function checkNames(names: readonly string[] | undefined, { checks }: AccountAccess): readonly string[] | undefined {
  const known = checks.map(({ name }) => name)
  const unknown = names?.find((name) => !known.includes(name))
  if (unknown === undefined) return names
  throw new OptionError(`There is no check "${unknown}".`, suggestion(unknown, known))
}

/** The worst that was found. */
function exitCodeOf({ findings, isInterrupted, left }: ContractReport): number {
  const differing = findings.filter(({ verdict }) => verdict === 'differs')
  if (differing.some(({ basis }) => basis === 'documented')) return 7
  if (differing.length > 0) return 6
  return isInterrupted || left.length > 0 ? 8 : 0
}
