import type { ControlRoute } from './route.ts'

/** A reader reaches the API where it reached this document. */
export const openApi: ControlRoute = (control) => {
  control.get('/openapi.json', ({ world, protocol, host }) => world.openApi(`${protocol}://${host}`))
}
