import { ExploFakeError } from '../input/tester-error.ts'
import { installLine } from './node-http.ts'

/** Interception does not work for a client of this process, so it was not begun. */
export class NotInterceptedError extends ExploFakeError {
  override readonly name = 'NotInterceptedError'

  constructor(client: string, reason: string, options?: ErrorOptions) {
    super(
      'EXPLO_FAKE_NOT_INTERCEPTED',
      `explo.intercept() does not work on this Node ${process.version}: it sent itself a request by ${client}, but ${reason}.`,
      `End other interceptors (MSW, nock) first; install the version that is tested, ${installLine}; or use the \`url\` of the fake.`,
      options,
    )
  }
}
