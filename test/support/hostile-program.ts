import { sendHostile } from './hostile.ts'

// A program: sends as many hostile requests as its argument says, and prints what the fake did as JSON.
process.stdout.write(JSON.stringify(await sendHostile(Number(process.argv[2]))))
