import { sendHostile } from './hostile.ts'

// A program that sends N hostile requests (its argument), and prints the report as JSON.
process.stdout.write(JSON.stringify(await sendHostile(Number(process.argv[2]))))
