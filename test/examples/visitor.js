import { createApplication } from './application.js'

/** Starts the application, and returns a client of it. */
export async function startVisit() {
  const application = createApplication()
  const url = await application.listen({ port: 0 })
  return {
    ask(method, path, body) {
      const headers = body ? { 'content-type': 'application/json' } : {}
      return fetch(url + path, { method, headers, body: JSON.stringify(body) })
    },

    /** Sends a request up to three times, until it succeeds. */
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
