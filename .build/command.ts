#!/usr/bin/env node
import Module from 'node:module'
import { fromCodeCache } from './compiled-bundle.ts'

// Starts the command. With the code cache that was made for this V8 it is there in half the time.

const { runCommand } = fromCodeCache(__dirname, require) ?? compiledAnew()
runCommand()

function compiledAnew(): typeof import('./bundle.ts') {
  // Node's own cache is as good from the second start on; Node 20 has none.
  const { enableCompileCache } = Module as { enableCompileCache?: () => void }
  enableCompileCache?.()
  return require('./bundle.cjs')
}
