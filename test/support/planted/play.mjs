// Runs a planted suite as a program. `play.mjs <suite.json>` calls the fake at EXPLO_API_URL;
// `play.mjs <suite.json> <library> <fixtures>` starts a fake in its own process.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { runSuite } from './run-suite.mjs'

const [file = '', library, fixtures] = process.argv.slice(2)
const suite = JSON.parse(readFileSync(file, 'utf8'))

if (library === undefined) {
  await runSuite(suite, (path, request) => fetch(process.env.EXPLO_API_URL + path, { ...request, redirect: 'manual' }))
} else {
  const { createExploFake } = (await import(pathToFileURL(library).href)).default
  const explo = await createExploFake({ listen: false, fixtures })
  await runSuite(suite, (path, request) =>
    explo.fetch(`https://api.explo.co${path}`, { ...request, redirect: 'manual' }),
  )
  await explo.close()
}
