import { createApplication } from './application.js'

/** Starts the application, and asks it as a browser does. */
export async function startVisit() {
  const application = createApplication()
  const url = await application.listen({ port: 0 })
  return {
    ask(method, path, body) {
      const headers = body ? { 'content-type': 'application/json' } : {}
      return fetch(url + path, { method, headers, body: JSON.stringify(body) })
    },

    signUp() {
      return this.ask('POST', '/companies', { id: 'acme', name: 'Acme' })
    },

    async page(path) {
      return (await this.ask('GET', path)).text()
    },

    end: () => application.close(),
  }
}
