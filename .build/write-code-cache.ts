import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { bundlePaths, compile, run } from './compiled-bundle.ts'
import { dist } from './project.ts'

// A process of its own: uses the library and the command once, and keeps what V8 has compiled until then.

const { bundle, codeCache } = bundlePaths(dist)
const script = compile(bundle)
const { library, runCommand } = run(script, bundle, createRequire(bundle))

const fake = await library.createExploFake({ listen: false })
await createGroup(fake.fetch, 'https://api.explo.co', fake.apiToken)
await fake.reset()
await fake.close()

process.argv = [process.execPath, bundle, 'start', '--port', '0', '--json']
const firstLine = nextOutput()
runCommand()
const { url, apiToken } = JSON.parse(await firstLine)
await createGroup(fetch, url, apiToken)

await writeFile(codeCache, script.createCachedData())
process.exit()

async function createGroup(send: typeof fetch, url: string, apiToken: string): Promise<void> {
  const reply = await send(`${url}/api/create_user_group/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'explo-authorization': `Token ${apiToken}` },
    body: JSON.stringify({ user_group_id: 'acme', name: 'Acme' }),
  })
  if (!reply.ok) throw new Error(`${url} answered ${reply.status} when the code cache was made.`)
}

function nextOutput(): Promise<string> {
  return new Promise((resolve) => {
    process.stdout.write = (text: string | Uint8Array) => {
      resolve(String(text))
      return true
    }
  })
}
