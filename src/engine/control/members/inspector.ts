import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { suggestion } from '../../input/nearest.ts'
import { ControlError } from '../errors.ts'
import type { ControlSettings, Member } from '../member.ts'

/** The files of the page. */
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

/** Lets the browser load all scripts at once. Otherwise it finds each one only in the script that imports it. */
const preloads = files
  .filter((file) => file.endsWith('.js'))
  .map((file) => `  <link rel="modulepreload" href="inspector/${file}">\n`)
  .join('')

const headers = {
  // The page loads only its own files. A request of a test cannot inject a script, and another page cannot frame this one.
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; " +
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
}

/** Public: the page has no data of a test, and the calls that it makes are guarded like all others. */
export const inspectorMembers: readonly Member[] = [
  {
    method: 'GET',
    path: '/',
    says: 'The inspector, a web page. It asks for the admin token if the fake has one.',
    mediaType: 'text/html',
    isOfFake: true,
    isPublic: true,
    run: async ({ settings, reply }) => {
      const page = await read(settings, 'page.html')
      return reply
        .headers(headers)
        .type('text/html; charset=utf-8')
        .send(page.replace('</head>', `${preloads}</head>`))
    },
  },
  // The links of the page are relative, so that it works behind a proxy that adds a path prefix.
  {
    method: 'GET',
    path: '',
    says: 'Redirects to the inspector.',
    isOfFake: true,
    isPublic: true,
    run: ({ reply }) => reply.redirect('__admin/', 302),
  },
  {
    method: 'GET',
    path: '/inspector/:file',
    says: 'A script or a style sheet of the inspector.',
    mediaType: 'text/javascript',
    errors: ['UNKNOWN_ROUTE'],
    isOfFake: true,
    isPublic: true,
    run: async ({ settings, reply, parameters }) => {
      const file = parameters.file as string
      if (!files.includes(file)) throw unknownFile(file)
      const type = file.endsWith('.css') ? 'css' : 'javascript'
      return reply
        .headers(headers)
        .type(`text/${type}; charset=utf-8`)
        .send(await read(settings, file))
    },
  },
]

function read(settings: ControlSettings, file: string): Promise<string> {
  return readFile(join(settings.inspectorFolder(), file), 'utf8')
}

function unknownFile(file: string): ControlError {
  const problem = `The inspector page has no file "${file}".`
  return new ControlError('UNKNOWN_ROUTE', problem, suggestion(file, files))
}
