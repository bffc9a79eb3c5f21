import { availableParallelism } from 'node:os'
import { isMet } from './measure.ts'
import { calls } from './rows/calls.ts'
import { customers } from './rows/customers.ts'
import { largeBodies } from './rows/large-bodies.ts'
import { lifeCycle } from './rows/life-cycle.ts'
import { plugins } from './rows/plugins.ts'
import { start } from './rows/start.ts'
import { storage } from './rows/storage.ts'
import { throughput } from './rows/throughput.ts'
import { worlds } from './rows/worlds.ts'
import { table } from './table.ts'

// Compares the fake with servers that users would write instead. Only the ratios are comparable between machines.
const groups = { start, plugins, lifeCycle, throughput, calls, storage, customers, worlds, largeBodies }
const wanted = process.argv.slice(2)

console.log(`Node ${process.version}, ${availableParallelism()} cores; medians, about four minutes.\n`)
const rows = []
for (const [name, measure] of Object.entries(groups)) {
  if (wanted.length === 0 || wanted.includes(name)) rows.push(...(await measure()))
}
console.log(table(rows))
process.exitCode = rows.every(isMet) ? 0 : 1
