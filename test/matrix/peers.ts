import { InstalledPackage } from '../support/installed-package.ts'
import { nodeProgram } from '../support/node-version.ts'
import { EmptyFolder, outcomesOf, passFirstTest } from './empty-folder.ts'

// Installs the fake with other packages of users: npm must find no conflict, and a test must pass.

const interceptors = ['0.41', '0.42', '0.43', '0.44', '0.45', 'latest']
const runners = ['jest@29', 'jest@30', 'vitest@2', 'vitest@3', 'vitest@4', 'vitest@latest', 'tap@18', 'tap@latest']

/** Intercepts a client that has Explo's host in its code. */
const intercepting = `
  const assert = require('node:assert/strict')
  const https = require('node:https')
  const { createExploFake } = require('explo-fake')
  const call = { headers: { 'explo-authorization': 'Token explo-test-token' } }
  const statusOf = (url) => new Promise((resolve, reject) => {
    https.get(url, call, (reply) => resolve(reply.resume().statusCode)).on('error', reject)
  })
  async function check() {
    const explo = await createExploFake()
    const interception = await explo.intercept()
    assert.equal(await statusOf('https://api.explo.co/api/customers/'), 200)
    assert.equal((await fetch('https://api.explo.co/api/customers/', call)).status, 200)
    await interception.restore()
    assert.equal((await explo.requests.list()).length, 2)
    await explo.close()
  }`

/** MSW starts first, and must answer its own host before, during and after the interception. */
const besideMsw = `${intercepting}
  const { http, HttpResponse } = require('msw')
  const { setupServer } = require('msw/node')
  const server = setupServer(http.get('https://other.test/', () => HttpResponse.text('msw')))
  server.listen({ onUnhandledRequest: 'bypass', onUnhandledFrame: 'bypass' })
  const other = async () => assert.equal(await (await fetch('https://other.test/')).text(), 'msw')
  other().then(check).then(other).then(() => server.close())`

export async function peerOutcomes(): Promise<Record<string, string>> {
  const { tarball } = await InstalledPackage.install()
  const newNode = await nodeProgram('24')

  // Vitest 4 and newer, and MSW 3, need Node 22.
  const firstTest = (...peers: readonly string[]) => passFirstTest(newNode, peers, [tarball])

  async function program(text: string, node: string, ...peers: readonly string[]): Promise<void> {
    await using folder = await EmptyFolder.create({}, node)
    await folder.install(...peers)
    await folder.install(tarball)
    await folder.write('program.cjs', text)
    await folder.passes('node program.cjs')
  }

  return outcomesOf({
    'fastify@4': () => firstTest('fastify@4'),
    ...Object.fromEntries(runners.map((runner) => [runner, () => firstTest(runner)])),
    ...Object.fromEntries(
      interceptors.map((version) => {
        const peer = `@mswjs/interceptors@${version}`
        return [peer, () => program(`${intercepting}\ncheck()`, version === '0.41' ? process.execPath : newNode, peer)]
      }),
    ),
    'msw@2': () => program(besideMsw, newNode, 'msw@2', '@mswjs/interceptors@0.41'),
    'msw@3': () => program(besideMsw, newNode, 'msw@3'),
  })
}
