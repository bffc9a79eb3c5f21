import type { onRequestHookHandler } from 'fastify'

/** Hides a `Content-Type` that is none from Fastify, which would refuse it before there is a body for the journal. */
export const admitMediaType: onRequestHookHandler = (request, _reply, done) => {
  if (request.mediaType === undefined) request.headers = { 'content-type': undefined }
  done()
}
