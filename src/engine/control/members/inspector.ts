import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { suggestion } from '../../input/nearest.ts'
import { ControlError } from '../errors.ts'
import type { ControlSettings, Member } from '../member.ts'

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
      const scripts = (await filesOf(settings)).filter((file) => file.endsWith('.js'))
      // Lets the browser load all scripts at once. Otherwise it finds each one only in the script that imports it.
      const preloads = scripts.map((file) => `  <link rel="modulepreload" href="inspector/${file}">\n`)
      return reply
        .headers(headers)
        .type('text/html; charset=utf-8')
        .send(page.replace('</head>', `${preloads.join('')}</head>`))
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
      const files = await filesOf(settings)
      if (!files.includes(file)) {
        const problem = `The inspector page has no file "${file}".`
        throw new ControlError('UNKNOWN_ROUTE', problem, suggestion(file, files))
      }
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

/** The scripts and style sheets of the page. */
async function filesOf(settings: ControlSettings): Promise<string[]> {
  const files = await readdir(settings.inspectorFolder())
  return files.filter((file) => file !== 'page.html').sort()
}
