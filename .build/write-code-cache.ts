import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { codeCachePath, compile, run } from './compiled-command.ts'
import { dist } from './project.ts'

// A process of its own: starts the command, lets it answer a request, and keeps what V8 has compiled until then.

const path = join(dist, 'command.cjs')
const script = compile(path)
process.argv = [process.execPath, path, 'start', '--port', '0', '--json']
const firstLine = nextOutput()
run(script, path, createRequire(path))

const { url, apiToken } = JSON.parse(await firstLine)
const reply = await fetch(`${url}/api/create_user_group/`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'explo-authorization': `Token ${apiToken}` },
  body: JSON.stringify({ user_group_id: 'acme', name: 'Acme' }),
})
if (!reply.ok) throw new Error(`The command answered ${reply.status} when its code cache was made.`)

await writeFile(codeCachePath(path), script.createCachedData())
process.exit()

function nextOutput(): Promise<string> {
  return new Promise((resolve) => {
    process.stdout.write = (text: string | Uint8Array) => {
      resolve(String(text))
      return true
    }
  })
}
