import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/**
 * The path of a version of Node, which npx downloads. Keeps the environment, because npm's settings are in it, except
 * `--ignore-scripts`: the package fetches the program in a script, and without it npx runs the Node of this process.
 */
export async function nodeProgram(version: string): Promise<string> {
  const args = ['-y', '--fetch-retries=0', '-p', `node@${version}`, 'node', '-p', 'process.execPath']
  const env = { ...process.env, npm_config_ignore_scripts: 'false' }
  const { stdout } = await promisify(execFile)('npx', args, { env })
  return stdout.trim()
}
