#!/usr/bin/env node
import Module from 'node:module'

// Node 22.1 and newer keep compiled code from one start to the next. It must be on before the command's code is loaded.
const { enableCompileCache } = Module as { readonly enableCompileCache?: () => void }
enableCompileCache?.()

import('./command/run.ts').then(({ run }) => run(process.argv.slice(2), process))
