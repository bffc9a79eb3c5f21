import { availableParallelism } from 'node:os'
import { isMet, type Row } from './measure.ts'
import { calls } from './rows/calls.ts'
import { customers } from './rows/customers.ts'
import { largeBodies } from './rows/large-bodies.ts'
import { lifeCycle } from './rows/life-cycle.ts'
import { plugins } from './rows/plugins.ts'
import { start } from './rows/start.ts'
import { storage } from './rows/storage.ts'
import { throughput } from './rows/throughput.ts'
import { worlds } from './rows/worlds.ts'
import { headLine, rowLine } from './table.ts'

// Compares the fake with servers that users would write instead. Only the ratios are comparable between machines.
const groups = { start, plugins, lifeCycle, throughput, calls, storage, customers, worlds, largeBodies }
const wanted = process.argv.slice(2)

// Reading them takes Node 20 longer than anything else at its start, so that all servers would seem equally slow.
delete process.env.NODE_EXTRA_CA_CERTS

console.log(`Node ${process.version}, ${availableParallelism()} cores; medians.\n\n${headLine}`)
const rows: Row[] = []
for (const [name, measure] of Object.entries(groups)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  for await (const row of measure()) {
    console.log(rowLine(row))
    rows.push(row)
  }
}
process.exitCode = rows.every(isMet) ? 0 : 1
