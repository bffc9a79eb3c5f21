import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Test, test } from 'tap'
import { command, library } from '../support/launch.ts'
import { runCommand, type Variables } from '../support/run-command.ts'
import { useTemporaryFolder } from '../support/temporary-folder.ts'

const node = process.execPath

/** Makes a program with a fake of its own process. @param body What it does with `explo`, and with `get` for a path. */
function suiteOf(t: Test, body: string): string[] {
  const file = `${t.testdir()}/suite.cjs`
  writeFileSync(
    file,
    `const assert = require('node:assert/strict')
    const { createExploFake } = require(${JSON.stringify(library)})
    createExploFake({ listen: false, fixtures: { report_builders: [{ name: 'Builder' }] } }).then(async (explo) => {
      const get = async (path) => {
        const headers = { 'explo-authorization': 'Token ' + explo.apiToken }
        const reply = await explo.fetch('https://api.explo.co' + path, { headers, redirect: 'manual' })
        return { status: reply.status, ...(await reply.json().catch(() => ({}))) }
      }
      ${body}
      await explo.close()
    })`,
  )
  return [node, file]
}

function probe(t: Test, args: readonly string[], variables: Variables = {}) {
  useTemporaryFolder(t)
  return runCommand(t, ['probe', ...args], variables)
}

/** It notices neither a list that is empty nor a report builder without an id. */
const careless = `const { reports } = await get('/api/reports/'); assert.ok(Array.isArray(reports))`

test('probe prints the defects that a suite does not notice, writes a report and the summary of a job', async (t) => {
  const folder = t.testdir()
  const summary = join(folder, 'summary.md')
  const report = join(folder, 'report.json')
  const suite = suiteOf(t, careless)
  const allowed = ['--allow', 'listReports.embed_id.missing']

  const { exitCode, stdout, stderr } = await probe(t, ['--report', report, ...allowed, '--', ...suite], {
    GITHUB_STEP_SUMMARY: summary,
  }).end()

  t.equal(exitCode, 9)
  t.match(
    stdout,
    new RegExp(
      [
        'survived           listReports\\.reports\\.empty     `reports` is empty\\.',
        'survived, allowed  listReports\\.embed_id\\.missing  `embed_id` of the first item is missing\\.',
        '',
        'Without changes: 2 green runs of up to [\\d.]+ s\\. They called: listReports\\.',
        'Assumptions: 0 green, 0 red, \\d+ untouched\\.',
        'Mutants: 1 killed, 2 survived, \\d+ untouched\\.',
        '$',
      ].join('\\n'),
    ),
  )
  t.match(
    stderr,
    /^Running .* twice without changes\.\n1\/3 killed {4}mutant:listReports\.reports\.null \([\d.]+ s\)\n2\/3 /,
  )
  const written = JSON.parse(readFileSync(report, 'utf8'))
  t.match(written.baseline, { runs: 2, exitCode: 0, seconds: Number, operations: ['listReports'] })
  t.strictSame(Object.keys(written), ['baseline', 'assumptions', 'mutants'])
  t.strictSame(written.assumptions[0], { assumption: 'errorBody', option: 'drf', verdict: 'untouched' })
  t.strictSame(
    written.mutants.find(({ mutant }: { mutant: string }) => mutant === 'listReports.reports.null'),
    { mutant: 'listReports.reports.null', operation: 'listReports', says: '`reports` is null.', verdict: 'killed' },
  )
  t.match(readFileSync(summary, 'utf8'), '| survived | listReports.reports.empty | `reports` is empty. |\n')
})

test('probe keeps the output of a run that fails with another guess', async (t) => {
  const suite = suiteOf(
    t,
    `const { status } = await get('/api/reports'); assert.equal(status, 301, 'It was ' + status)`,
  )

  const { exitCode, stdout, stderr } = await probe(t, ['--json', '--', ...suite], {
    EXPLO_FAKE_ONLY: 'assumptions',
  }).end()

  t.equal(exitCode, 9)
  const { assumptions, mutants } = JSON.parse(stdout)
  t.strictSame(
    assumptions.filter(({ verdict }: { verdict: string }) => verdict !== 'untouched'),
    [
      { assumption: 'trailingSlash', option: 'reject', verdict: 'red' },
      { assumption: 'trailingSlash', option: 'accept', verdict: 'red' },
    ],
  )
  t.strictSame(mutants, [])
  const [, file = ''] = /Its output is in (.*)\n/.exec(stderr) ?? []
  t.match(readFileSync(file, 'utf8'), 'It was 405')
  t.strictSame(readdirSync(dirname(file)).sort(), [
    'assumption_trailingSlash=accept.txt',
    'assumption_trailingSlash=reject.txt',
  ])
})

test('probe refuses a suite that fails without a variation, or differs between two runs', async (t) => {
  const folder = t.testdir()
  const once = `if (require('node:fs').existsSync(${JSON.stringify(`${folder}/run`)})) await get('/api/reports/')
    require('node:fs').writeFileSync(${JSON.stringify(`${folder}/run`)}, '')
    await get('/api/group_tags/')`
  const red = await probe(t, ['--', node, '-e', 'console.log("It fails."); process.exit(3)']).end()
  const differing = await probe(t, ['--', ...suiteOf(t, once)]).end()
  const silent = await probe(t, ['--', node, '-e', '']).end()

  t.strictSame([red.exitCode, differing.exitCode, silent.exitCode], [10, 10, 10])
  t.match(red.stderr, 'explo-fake: Without changes, the program ended with 3.\nMake the suite green first.\n')
  const [, file = ''] = /Its output is in (.*)\n/.exec(red.stderr) ?? []
  t.equal(readFileSync(file, 'utf8'), 'It fails.\n')
  t.match(differing.stderr, 'Two runs of the program without changes differ: only one called listReports.\n')
  t.match(silent.stderr, 'No fake answered a call of the program.\nLet the program itself start the fake; ')
})

test('an unknown name is refused with the nearest one, and a program that does not exist is refused', async (t) => {
  const allow = await probe(t, ['--allow', 'listReports.reports.nul', '--', node]).end()
  const only = await probe(t, ['--only', 'mutant', '--', node]).end()
  const program = await probe(t, ['--', 'no-such-program']).end()

  t.strictSame([allow.exitCode, only.exitCode, program.exitCode], [2, 2, 127])
  t.match(
    allow.stderr,
    'There is no finding named "listReports.reports.nul".\nDid you mean "listReports.reports.null"?',
  )
  t.match(only.stderr, 'There is nothing to probe named "mutant".\nDid you mean "mutants"?')
  t.match(program.stderr, 'Cannot run "no-such-program"')
})

test('Ctrl-C ends the run, prints the partial report, and ends the command with the signal', async (t) => {
  const waits = `if (process.env.EXPLO_FAKE_PROBE.startsWith('mutant:listReports.reports.empty')) {
      process.kill(${process.pid}, 'SIGUSR2')
      await new Promise(() => setInterval(() => {}, 1000))
    }
    ${careless}`
  const waiting = once(process, 'SIGUSR2')
  const { terminal, end } = probe(t, ['--', ...suiteOf(t, waits)])
  const killed = once(terminal, 'kill')
  await waiting

  const { stdout, stderr } = await end('SIGINT')

  t.strictSame(await killed, ['SIGINT'])
  t.match(stdout, /Mutants: 1 killed, 0 survived, \d+ untouched\./)
  t.match(stderr, 'Stopped: what was not run is missing in the report.')
})

test('a suite in another language is probed with exec, and its findings can be allowed', async (t) => {
  // It follows redirects.
  const python = `
import os, urllib.request
request = urllib.request.Request(os.environ['EXPLO_API_URL'] + '/api/reports')
request.add_header('Explo-Authorization', 'Token ' + os.environ['EXPLO_API_TOKEN'])
assert b'reports' in urllib.request.urlopen(request).read()`
  const suite = [node, command, 'exec', '--', 'python3', '-c', python]

  const { exitCode, stdout } = await probe(t, ['--only', 'assumptions', '--', ...suite], {
    EXPLO_FAKE_ALLOW: 'trailingSlash=reject',
  }).end()

  t.equal(exitCode, 0)
  t.match(stdout, 'red, allowed  trailingSlash=reject  The suite depends on this guess.')
  t.match(stdout, /They called: listReports\.\nAssumptions: 1 green, 1 red, /)
})
