import { InstalledPackage } from '../support/installed-package.ts'
import { nodeProgram } from '../support/node-version.ts'
import { EmptyFolder, outcomesOf, passFirstTest } from './empty-folder.ts'

// Goes from an empty folder to a first passing test, as a new user does, and checks that common mistakes do not pass.

/** The packages that each runner needs. */
const runners = {
  'node:test': [],
  Vitest: ['vitest@latest'],
  Jest: ['jest@latest'],
  tap: ['tap@latest'],
} as const

/** Under jsdom, Jest has no global `fetch`, and timers are numbers. */
const jsdomTest = `
  const http = require('node:http')
  const { useExploFake } = require('explo-fake/jest')
  const explo = useExploFake()
  const create = ({ EXPLO_API_URL: url, EXPLO_API_TOKEN: token } = process.env) =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'explo-authorization': 'Token ' + token }
      http
        .request(url + '/api/create_customer/', { method: 'POST', headers }, (reply) => resolve(reply.resume().statusCode))
        .on('error', reject)
        .end(JSON.stringify({ provided_id: 'acme', name: 'Acme' }))
    })
  test('creates a customer', async () => {
    expect([typeof document, typeof fetch, typeof setTimeout(() => {}, 0)]).toEqual(['object', 'undefined', 'number'])
    expect(await create()).toBe(200)
    await explo.world.verify({ operation: 'createCustomer', exactly: 1 })
  })
  test('says what explo.fetch lacks', async () => {
    const { createExploFake } = require('explo-fake')
    const fake = await createExploFake()
    await expect(fake.fetch('/')).rejects.toThrow(/needs fetch, .* lacks\\.\\nJest with jsdom hides them\\. Begin the file with/)
    await fake.close()
  })`

/** Mistakes of an application that ignores failures, so that without the plugin each test would pass. */
const falsePasses = `
  const { test } = require('node:test')
  const { useExploFake } = require('explo-fake/node-test')
  const settings = { url: process.env.EXPLO_API_URL || 'https://api.explo.co', token: process.env.EXPLO_API_TOKEN }
  useExploFake()
  const call = (authorization, url = process.env.EXPLO_API_URL) =>
    fetch(url + '/api/customers/', { headers: authorization ? { 'explo-authorization': authorization } : {} }).catch(() => {})
  test('no header', () => call())
  test('a token that is undefined', () => call('Token ' + process.env.EXPLO_API_TOKN))
  test('an unknown token', () => call('Token of-production'))
  test('settings read on import', () => call('Token ' + settings.token, settings.url))`

/** The message with which each of these tests must fail. */
const messages: Readonly<Record<string, RegExp>> = {
  'no header':
    /without the API token of this test\. 401: the Explo-Authorization header is missing\..* from EXPLO_API_TOKEN when/,
  'a token that is undefined':
    /401: the API token is the word "undefined", as of a variable that is not set\..* EXPLO_API_TOKEN/,
  'an unknown token': /401: no world has the API token …tion\. .* from EXPLO_API_TOKEN when it calls Explo/,
  'settings read on import':
    /tried to reach api\.explo\.co, and was refused\. .* read its settings on import, before the test set EXPLO_API_URL/,
}

const pythonTest = `
import json, os, unittest, urllib.request

class Accounts(unittest.TestCase):
    def test_creates_a_customer(self):
        headers = {"Content-Type": "application/json", "Explo-Authorization": "Token " + os.environ["EXPLO_API_TOKEN"]}
        body = json.dumps({"provided_id": "acme", "name": "Acme"}).encode()
        url = os.environ["EXPLO_API_URL"] + "/api/create_customer/"
        with urllib.request.urlopen(urllib.request.Request(url, body, headers)) as reply:
            self.assertTrue(json.load(reply)["new_customer"])
`

export async function trialOutcomes(): Promise<Record<string, string>> {
  const { tarball } = await InstalledPackage.install()
  // The newest runners do not support Node 20.
  const node = await nodeProgram('24')

  return outcomesOf({
    ...Object.fromEntries(
      Object.entries(runners).map(([name, packages]) => [
        `${name}, to the first passing test`,
        () => passFirstTest(node, [tarball, ...packages]),
      ]),
    ),

    async 'Jest, CommonJS with jsdom'() {
      await using folder = await EmptyFolder.create({ jest: { testEnvironment: 'jsdom' } }, node)
      await folder.install(tarball, 'jest@latest', 'jest-environment-jsdom@latest')
      await folder.write('explo.test.js', jsdomTest)
      await folder.passes('jest --ci')
    },

    async 'Python with exec'() {
      await using folder = await EmptyFolder.create({}, node)
      await folder.install(tarball)
      await folder.write('test_accounts.py', pythonTest)
      await folder.passes('explo-fake exec -- python3 -m unittest')
    },

    async 'the four false passes fail'() {
      await using folder = await EmptyFolder.create({}, node)
      await folder.install(tarball)
      await folder.write('explo.test.js', falsePasses)
      const { output } = await folder.run('node --test --test-reporter=tap explo.test.js')
      for (const [title, message] of Object.entries(messages)) {
        const [, told = ''] =
          new RegExp(`^not ok \\d+ - ${title}$(.*?)(?=^(not )?ok )`, 'ms').exec(`${output}\nok `) ?? []
        if (!message.test(told.replaceAll('\\"', '"').replaceAll(/\s+/g, ' ')))
          throw new Error(`"${title}" does not say ${message}: ${output}`)
      }
    },
  })
}
