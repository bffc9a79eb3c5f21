type Body = ConstructorParameters<typeof Response>[0]
type Init = ConstructorParameters<typeof Response>[1]

/** A `Response` without the properties that have to be told anew. */
interface ToldNothing extends Omit<Response, 'clone' | 'redirected' | 'type' | 'url'> {
  clone(): Response
}

type Making = (body: Body, init: Init, url: string, isRedirected: boolean) => Response

let make: Making | undefined

/** A response that tells where it came from, which one that somebody made cannot, and neither can its `clone`. */
export const networkResponse: Making = (...parts) => {
  make ??= making()
  return make(...parts)
}

/** Not before the first call: whoever only names the global `Response` makes Node load all of `fetch`. */
function making(): Making {
  const PlainResponse = Response as new (body: Body, init: Init) => ToldNothing

  class NetworkResponse extends PlainResponse {
    readonly type = 'basic'
    readonly url: string
    readonly redirected: boolean

    constructor(body: Body, init: Init, url: string, isRedirected: boolean) {
      super(body, init)
      this.url = url
      this.redirected = isRedirected
    }

    override clone(): Response {
      return new NetworkResponse(super.clone().body, this, this.url, this.redirected)
    }
  }

  return (...parts) => new NetworkResponse(...parts)
}
