/**
 * Does the work of a public method. The stack of its errors begins at the caller of that method, so that a runner shows
 * the line of the test first.
 */
export async function fromCaller<Result>(
  method: (...args: never[]) => unknown,
  work: () => Promise<Result>,
): Promise<Result> {
  const caller = { stack: '' }
  Error.captureStackTrace(caller, method)
  try {
    return await work()
  } catch (thrown) {
    const error = thrown as Error
    const frames = [caller.stack, String(error.stack)].flatMap((stack) => stack.split('\n').filter(isFrame))
    error.stack = [`${error.name}: ${error.message}`, ...frames].join('\n')
    throw error
  }
}

function isFrame(line: string): boolean {
  return /^ +at /.test(line)
}
