import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { bareEnvironment } from '../support/bare-environment.ts'

/** The settings of one worker process. */
export interface Assignment {
  readonly url: string
  readonly worker: number
  readonly worldCount: number
  readonly seconds: number
  /** Whether the URL is that of a balancer before several fakes. */
  readonly isBalanced: boolean
}

export interface Outcome {
  moves: number
  /** The first difference between the fake and the worker's model. */
  flaw: string | null
}

const worker = fileURLToPath(new URL('./worker.ts', import.meta.url))

/** Starts worker processes that use one address at the same time, each in its own worlds. */
export function soak(
  url: string,
  {
    workers,
    worlds,
    seconds,
    isBalanced = false,
  }: { workers: number; worlds: number; seconds: number; isBalanced?: boolean },
): Promise<Outcome[]> {
  const worldCount = Math.ceil(worlds / workers)
  return Promise.all(
    Array.from({ length: workers }, (_, index) => play({ url, worker: index, worldCount, seconds, isBalanced })),
  )
}

async function play(assignment: Assignment): Promise<Outcome> {
  const child = fork(worker, [JSON.stringify(assignment)], {
    execArgv: ['--import', 'tsx'],
    env: bareEnvironment,
  })
  const death = once(child, 'exit').then(([code]) => {
    throw new Error(`Worker ${assignment.worker} ended with ${code}.`)
  })
  death.catch(() => {})
  const [outcome] = await Promise.race([once(child, 'message'), death])
  return outcome as Outcome
}
