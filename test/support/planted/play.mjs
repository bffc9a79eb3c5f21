// Plays a planted suite in a process of its own: `play.mjs <suite.json>` at the fake of the environment, or
// `play.mjs <suite.json> <library> <fixtures>` with a fake of this process.
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
