import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** The path of a version of Node, which npx downloads. Keeps the environment, because npm's settings are in it. */
export async function nodeProgram(version: string): Promise<string> {
  const args = ['-y', '--fetch-retries=0', '-p', `node@${version}`, 'node', '-p', 'process.execPath']
  const { stdout } = await promisify(execFile)('npx', args)
  return stdout.trim()
}
