#!/usr/bin/env node
import Module from 'node:module'

// Node 22.1 and newer can keep compiled code between starts. This must be on before the command is loaded.
const { enableCompileCache } = Module as { readonly enableCompileCache?: () => void }
enableCompileCache?.()

import('./command/run.ts').then(({ run }) => run(process.argv.slice(2), process))
