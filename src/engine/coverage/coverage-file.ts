import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { FakeError } from '../input/tester-error.ts'
import { product, variableName } from '../product.ts'
import type { OutcomeCounts, OutcomeTally } from './coverage-report.ts'

const marker = `${product.name} outcome coverage`

/**
 * Writes the outcomes that a fake answered into a folder, at the latest when the process ends. All fakes of a process share
 * a file.
 *
 * @returns Writes the file now, and throws the same error.
 * @throws {FakeError} When the folder cannot be written.
 */
export function keepCoverage(folder: string, tally: OutcomeTally): () => void {
  addToFile(folder, {})
  const writeAtExit = () => {
    try {
      addToFile(folder, tally.counts())
    } catch (error) {
      // An uncaught error would print a stack trace.
      process.stderr.write(`${product.name}: ${(error as Error).message}\n`)
      process.exitCode = 1
    }
  }
  // Each open fake adds a listener, so many listeners are not a leak.
  process.setMaxListeners(process.getMaxListeners() + 1)
  process.once('exit', writeAtExit)
  return () => {
    process.off('exit', writeAtExit)
    process.setMaxListeners(process.getMaxListeners() - 1)
    addToFile(folder, tally.counts())
  }
}

/** The sum of the counts in these files, and in the files of these folders. @throws {FakeError} */
export function readCoverage(paths: readonly string[]): OutcomeCounts {
  const files = paths.flatMap((path) => filesIn(path))
  return files.map(readCounts).reduce(merge, {})
}

function addToFile(folder: string, counts: OutcomeCounts): void {
  // The system reuses process ids, but not with the same start time.
  const file = join(folder, `${process.pid}-${threadId}-${Math.round(performance.timeOrigin)}.json`)
  try {
    mkdirSync(folder, { recursive: true })
    const earlier = statSync(file, { throwIfNoEntry: false }) ? readCounts(file) : {}
    writeFileSync(file, JSON.stringify({ kind: marker, operations: merge(earlier, counts) }))
  } catch (error) {
    const problem = `The outcome coverage cannot be written into ${folder}: ${(error as Error).message}`
    throw new FakeError('COVERAGE', problem, 'Name a folder that this process may write.')
  }
}

function filesIn(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw unreadable(path, 'There is no such file or folder.')
  if (!found.isDirectory()) return [path]

  const files = readdirSync(path).filter((name) => name.endsWith('.json'))
  if (files.length === 0) throw unreadable(path, 'The folder has no JSON file.')
  return files.sort().map((name) => join(path, name))
}

function readCounts(file: string): OutcomeCounts {
  try {
    const { kind, operations } = JSON.parse(readFileSync(file, 'utf8'))
    if (kind === marker) return operations
  } catch {
    // Not even JSON.
  }
  throw unreadable(file, 'A fake wrote no such file.')
}

function unreadable(path: string, flaw: string): FakeError {
  const cure = `Run the suite with ${variableName('coverage')}=<folder>, then name that folder.`
  return new FakeError('COVERAGE', `${path} has no outcome coverage. ${flaw}`, cure)
}

function merge(one: OutcomeCounts, other: OutcomeCounts): OutcomeCounts {
  const names = Object.keys({ ...one, ...other })
  return Object.fromEntries(
    names.map((name) => {
      const counts: Record<string, number> = { ...one[name] }
      for (const [outcome, count] of Object.entries(other[name] ?? {})) counts[outcome] = (counts[outcome] ?? 0) + count
      return [name, counts]
    }),
  )
}
