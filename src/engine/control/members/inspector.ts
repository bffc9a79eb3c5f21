import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { suggestion } from '../../input/nearest.ts'
import { ControlError } from '../errors.ts'
import type { ControlCall, Member } from '../member.ts'

/** What the page is made of, each served as it is. */
const files = [
  'armed-forms.js',
  'arming-view.js',
  'control.js',
  'controls.css',
  'copy-text.js',
  'copy-view.js',
  'coverage-view.js',
  'differences.js',
  'element.js',
  'event-text.js',
  'faults-view.js',
  'journal.css',
  'journal.js',
  'lint-view.js',
  'listen.js',
  'literal.js',
  'main.js',
  'notices.js',
  'question.js',
  'request-content.js',
  'request-row.js',
  'request-words.js',
  'requests-view.js',
  'state-lists.js',
  'state-table.js',
  'state-view.js',
  'state.css',
  'style.css',
  'tabs.js',
  'time-line.js',
  'words.js',
  'world-bar.js',
]

const headers = {
  // Only what comes from here: no request of a test can bring a script along, and no other page can put this one into a frame.
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; " +
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
}

/** The inspector page. It holds nothing of any test; the calls that it makes are guarded as all others. */
export const inspectorMembers: readonly Member[] = [
  {
    method: 'GET',
    path: '/',
    says: 'The inspector, a page for people; it asks for the admin token where there is one.',
    mediaType: 'text/html',
    isOfFake: true,
    isPublic: true,
    run: (call) => send(call, 'page.html', 'text/html; charset=utf-8'),
  },
  // Its links are relative, so that it works behind a proxy that puts something before the path.
  {
    method: 'GET',
    path: '',
    says: 'Leads to the inspector.',
    isOfFake: true,
    isPublic: true,
    run: ({ reply }) => reply.redirect('__admin/'),
  },
  {
    method: 'GET',
    path: '/inspector/:file',
    says: 'A script or the style sheet of the inspector.',
    mediaType: 'text/javascript',
    errors: ['UNKNOWN_ROUTE'],
    isOfFake: true,
    isPublic: true,
    run: (call) => {
      const file = call.parameters.file as string
      if (!files.includes(file)) throw unknownFile(file)
      return send(call, file, file.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8')
    },
  },
]

/** Read when asked for, and not before. */
async function send({ settings, reply }: ControlCall, file: string, type: string) {
  const text = await readFile(join(settings.inspectorFolder(), file))
  return reply.headers(headers).type(type).send(text)
}

function unknownFile(file: string): ControlError {
  const problem = `The inspector page has no file "${file}".`
  return new ControlError('UNKNOWN_ROUTE', problem, suggestion(file, files))
}
