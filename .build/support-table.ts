import type { RouteReport } from '../src/index.ts'

const columns = ['operation', 'method and path', 'basis', 'deprecated', 'notes'] as const

/** The support matrix as a Markdown table, for a README: one line per operation. */
export function supportTable(routes: readonly RouteReport[]): string {
  const rows = routes.map((route) => [
    `[\`${route.operation}\`](${route.documentation})`,
    code([route.method, route.paths[0]?.path].filter(Boolean).join(' ')),
    route.basis,
    route.replacedBy ? `for ${code(route.replacedBy)}` : '',
    notes(route).join('; '),
  ])
  return [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function notes({ isAnswered, paths, requestFields, replyFields }: RouteReport): string[] {
  const others = paths.slice(1)
  const assumed = [...requestFields, ...replyFields].filter(({ basis }) => basis === 'assumed')
  return [
    ...(isAnswered ? [] : ['answers 501']),
    ...others.map(({ path, basis }) => `also ${code(path)}${basis === 'assumed' ? ' (assumed)' : ''}`),
    ...assumed.map(({ name }) => `${code(name)} is assumed`),
  ]
}

function code(text: string): string {
  return `\`${text}\``
}
