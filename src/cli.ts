import { run } from './command/run.ts'

run(process.argv.slice(2), process.env)
