/** What a browser loads with the inspector page: what it links to, and what scripts import. @throws When one is not served. */
export async function filesOfPage(url: string): Promise<string[]> {
  // All scripts are preloaded, but only those are used that another one imports.
  const page = (await text(`${url}/__admin/`)).replaceAll(/<link rel="modulepreload".*>/g, '')
  const waiting = [...page.matchAll(/(?:src|href)="inspector\/([^"]+)"/g)].map(([, file]) => file as string)
  const files = new Set<string>()
  for (const file of waiting) {
    if (files.has(file)) continue
    files.add(file)
    const content = await text(`${url}/__admin/inspector/${file}`)
    waiting.push(...[...content.matchAll(/^import .*'\.\/([^']+)'$/gm)].map(([, imported]) => imported as string))
  }
  return [...files]
}

async function text(url: string): Promise<string> {
  const reply = await fetch(url)
  if (reply.ok) return reply.text()
  throw new Error(`${url} was answered ${reply.status}`)
}
