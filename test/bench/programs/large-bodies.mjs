import { headers, path } from '../contenders/documented-example.mjs'
import { answer, contender } from './contender.mjs'

// Measures the slowest call that reads the journal after a request with a body of 1 MiB.
const { open } = await contender()
const contents = ['a', '-eyJ', '"token":"', '%41 ', 'Token aaaaaaaa', '\\u0041', '1.0,', '{"a":[', 'é', '<b>&']

answer(async () => {
  let longest = 0
  for (const content of contents) {
    const { world, fetch, close } = await open({ listen: false })
    const notes = content.repeat(Math.floor((1024 * 1024 - 200) / JSON.stringify(content).length))
    const body = JSON.stringify({ user_group_id: 'acme', name: 'Acme', properties: { notes } })
    await fetch(`https://api.explo.co${path}`, { method: 'POST', headers, body })
    const calls = [
      () => world.requests.list(),
      () => world.requests.get('r1'),
      () => world.requests.late(),
      () => world.explain('r1'),
      () => world.lint(),
      () => world.verify({ operation: 'createUserGroup', where: { name: 'Other' } }).catch(() => {}),
      () => fetch('http://localhost/__admin/requests').then((reply) => reply.text()),
    ]
    for (const call of calls) {
      const begin = performance.now()
      await call()
      longest = Math.max(longest, performance.now() - begin)
    }
    await close()
  }
  return longest
})
