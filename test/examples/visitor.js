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

    /** Asks again when it does not succeed, twice at most. */
    async insist(method, path, body) {
      for (let attempt = 1; attempt < 3; attempt++) {
        if ((await this.ask(method, path, body)).ok) return
      }
      const { ok, status } = await this.ask(method, path, body)
      if (!ok) throw new Error(`The application answered ${status}.`)
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
