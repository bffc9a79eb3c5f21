import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from 'tap'
import { membersOf as controlMembersOf } from '../../../src/engine/control/members/index.ts'
import { explo } from '../../../src/explo/index.ts'
import { startControl } from '../../support/start-control.ts'

const members = controlMembersOf(explo)

const redocly = join(import.meta.dirname, '../../../node_modules/@redocly/cli/bin/cli.js')
const config = join(import.meta.dirname, '../open-api/redocly.yaml')

type Paths = Record<string, Record<string, { operationId: string; requestBody?: object; responses: object }>>

test('the document has every control route with its body, answer and errors', async (t) => {
  const { control } = await startControl(t)

  const { paths } = (await control('GET', '/openapi-control.json')).body as { paths: Paths }

  const ids = Object.values(paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId))
  t.equal(new Set(ids).size, ids.length)
  for (const { method, path, body } of members.filter(({ path }) => path !== '')) {
    const url = `/__admin${path}`.replace(/:(\w+)/g, '{$1}')
    const operation = paths[url]?.[method.toLowerCase()]
    t.equal(operation?.requestBody !== undefined, body !== undefined, `${method} ${path} has a body or none`)
    t.ok(Object.keys(operation?.responses ?? {}).length > 1, `${method} ${path} has an answer and errors`)
  }
  t.ok(paths['/__admin/worlds/{world}/requests/{id}'])
  t.match(paths['/__admin/reset']?.post?.responses, { 400: { description: /`EXPLO_FAKE_OPTION`/ } })
})

test('the OpenAPI linter finds no mistake in the document of the control API', async (t) => {
  const { control } = await startControl(t)
  const { body } = await control('GET', '/openapi-control.json')
  const folder = t.testdir({ 'openapi-control.json': JSON.stringify(body) })

  const linting = promisify(execFile)(
    process.execPath,
    [redocly, 'lint', '--config', config, '--format', 'json', join(folder, 'openapi-control.json')],
    // It works offline, and tells nobody.
    { env: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
  )

  const { stdout } = await linting.catch((failure: { stdout: string }) => failure)
  t.strictSame(JSON.parse(stdout).problems, [])
})
