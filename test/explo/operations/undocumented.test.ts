import { outsideRefusal, testDialect } from '../../support/dialect.ts'
import { overEveryTransport } from '../../support/helper.ts'

const paths = ['/api/copy_editable_section_data', '/embed/export/dashboard/pdf'].flatMap((path) => [path, `${path}/`])

for (const path of paths) {
  overEveryTransport(
    `the undocumented ${path} answers 501, a status that Explo does not use`,
    async (t, { explo, send }) => {
      const reply = await send(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })

      const [entry] = await explo.requests.list()
      t.equal(reply.status, 501)
      t.match(reply.headers.get('x-explo-fake-hint'), /Explo may answer this; explo-fake cannot/)
      t.match(testDialect === 'html' ? await reply.text() : await reply.json(), outsideRefusal('Not implemented.'))
      t.match(entry, { assumptions: ['undocumentedOperations'] })
      t.match(await explo.requests.unmatched(), [{ path }])
    },
  )
}
