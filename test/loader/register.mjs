import { register } from 'node:module'
import processOnSpawn from 'process-on-spawn'

register('./strip-types.mjs', import.meta.url)

// Without this, every process that a test starts measures coverage, too. That takes 0.1 s each, and none of it counts.
processOnSpawn.removeAllListeners()
delete process.env.NODE_OPTIONS
delete process.env.TAP_TYPE_STRIP_ONLY
