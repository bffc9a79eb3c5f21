import { type FSWatcher, watch } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { LocalExploFake } from '../fake.ts'
import { describeFailure } from './failure.ts'
import type { Terminal } from './terminal.ts'

/** How long to wait after a change, because editors write a file in several steps. */
const settlingMs = 50

/**
 * Reloads fixtures when their files change, and says so on stderr. A file with mistakes changes nothing. The fake keeps
 * running when a folder can no longer be watched.
 *
 * @returns Stops watching.
 */
export function watchFixtures(fake: LocalExploFake, files: readonly string[], { stderr }: Terminal): () => void {
  let isDue: NodeJS.Timeout | undefined
  const reload = async () => {
    try {
      await fake.reload(files)
      stderr.write(`explo-fake: read ${files.join(', ')} again.\n`)
    } catch (error) {
      stderr.write(describeFailure(error).text)
    }
  }

  // Folders, because many editors replace a file by a new one.
  const watchers = [...new Set(files.map(dirname))].map((folder): FSWatcher => {
    const names = files.filter((file) => dirname(file) === folder).map((file) => basename(file))
    const watcher = watch(folder, (_event, name) => {
      if (name !== null && !names.includes(name)) return
      clearTimeout(isDue)
      isDue = setTimeout(reload, settlingMs)
    })
    return watcher.on('error', ({ message }) => {
      stderr.write(`explo-fake: ${folder} is no longer watched: ${message}. Restart to watch it.\n`)
      watcher.close()
    })
  })
  return () => {
    clearTimeout(isDue)
    for (const watcher of watchers) watcher.close()
  }
}
