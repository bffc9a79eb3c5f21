import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { freePort } from '../support/free-port.ts'
import { standalone } from './standalone.ts'

type Teardown = Pick<Test, 'teardown'>

/** Starts three fakes behind nginx with the configuration of the guide, and returns the URL of nginx. */
export async function balanced(t: Teardown): Promise<string> {
  const flags = ['--unknown-tokens', 'new-world']
  const fakes = [await standalone(t, ...flags), await standalone(t, ...flags), await standalone(t, ...flags)]
  const port = await freePort()
  const folder = await mkdtemp(join(tmpdir(), 'explo-fake-nginx-'))
  const config = join(folder, 'nginx.conf')
  await writeFile(config, wrapped(await documentedConfiguration(), port, fakes, folder))

  const nginx = spawn('nginx', ['-c', config, '-e', join(folder, 'error.log')], { stdio: 'inherit' })
  t.teardown(async () => {
    nginx.kill()
    await once(nginx, 'exit')
    await rm(folder, { recursive: true })
  })
  const url = `http://127.0.0.1:${port}`
  while (
    !(await fetch(`${url}/__admin/ready`).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await new Promise(setImmediate)
  return url
}

async function documentedConfiguration(): Promise<string> {
  const guide = await readFile(new URL('../../docs/guides/several-machines.md', import.meta.url), 'utf8')
  const [, configuration] = /^```nginx\n(.*?)^```/ms.exec(guide) ?? []
  if (configuration === undefined) throw new Error('docs/guides/several-machines.md shows no configuration for nginx.')
  return configuration
}

/** The configuration with free ports, and with paths that need no system service. */
function wrapped(configuration: string, port: number, fakes: readonly string[], folder: string): string {
  const local = ['4747', '4748', '4749'].reduce(
    (text, documented, index) =>
      text.replace(`127.0.0.1:${documented}`, (fakes[index] as string).replace('http://', '')),
    configuration.replace('listen 4700', `listen 127.0.0.1:${port}`),
  )
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  return `daemon off; pid ${folder}/pid; events {} http { access_log off; ${paths.join(' ')} ${local} }`
}
