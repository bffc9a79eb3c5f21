// The smallest server that answers get-or-create. It shows the cost of starting Node and a server.
const { randomBytes } = require('node:crypto')
const http = require('node:http')

const groups = new Map()

const server = http.createServer((request, response) => {
  let text = ''
  request.setEncoding('utf8')
  request.on('data', (chunk) => {
    text += chunk
  })
  request.on('end', () => {
    const isKnown = request.method === 'POST' && request.url === '/api/create_user_group/'
    if (!isKnown || request.headers['explo-authorization'] !== 'Token explo-test-token') {
      response.writeHead(401).end()
      return
    }
    const { user_group_id: id, name } = JSON.parse(text)
    const known = groups.get(id)
    const group = known ?? { team_id: 3, token: randomBytes(32).toString('hex'), name, provided_id: id }
    groups.set(id, group)
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ success: 1, new_user_group: known === undefined, user_group: group }))
  })
})

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address()
  console.log(JSON.stringify({ event: 'ready', url: `http://127.0.0.1:${port}` }))
})
