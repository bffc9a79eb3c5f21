import { type FSWatcher, watch } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { LocalExploFake } from '../fake.ts'
import { describeFailure } from './failure.ts'
import type { Terminal } from './terminal.ts'

/** Editors write a file in several steps. */
const settlingMs = 50

/**
 * Reloads fixtures when their files change, and says so on stderr. A file with mistakes changes nothing. When a folder
 * cannot be watched any more, the fake goes on without it.
 *
 * @returns Stops watching.
 */
export function watchFixtures(fake: LocalExploFake, files: readonly string[], { stderr }: Terminal): () => void {
  let isDue: NodeJS.Timeout | undefined
  const reload = async () => {
    try {
      await fake.reload(files)
      stderr.write(`explo-fake: read ${files.join(', ')} anew.\n`)
    } catch (error) {
      stderr.write(describeFailure(error).text)
    }
  }

  // The folders, because many editors put a new file in the place of the old one.
  const watchers = [...new Set(files.map(dirname))].map((folder): FSWatcher => {
    const names = files.filter((file) => dirname(file) === folder).map((file) => basename(file))
    const watcher = watch(folder, (_event, name) => {
      if (name !== null && !names.includes(name)) return
      clearTimeout(isDue)
      isDue = setTimeout(reload, settlingMs)
    })
    return watcher.on('error', ({ message }) => {
      stderr.write(`explo-fake: ${folder} is not watched any more: ${message}. Start again to watch it.\n`)
      watcher.close()
    })
  })
  return () => {
    clearTimeout(isDue)
    for (const watcher of watchers) watcher.close()
  }
}
