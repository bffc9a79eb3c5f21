import { FakeError } from '../input/tester-error.ts'
import { product } from '../product.ts'
import { installLine } from './node-http.ts'

/** Interception does not work for a client of this process, so it was not begun. */
export class NotInterceptedError extends FakeError {
  override readonly name = 'NotInterceptedError'

  constructor(client: string, reason: string, options?: ErrorOptions) {
    super(
      'NOT_INTERCEPTED',
      `${product.handleName}.intercept() does not work on this Node ${process.version}: it sent itself a request by ${client}, but ${reason}.`,
      `End other interceptors (MSW, nock) first; install the version that is tested, ${installLine}; or use the \`url\` of the fake.`,
      options,
    )
  }
}
