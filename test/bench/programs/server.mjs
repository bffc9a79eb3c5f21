import { answer, contender } from './contender.mjs'

const { open } = await contender()
const { url } = await open({ listen: true })

answer(() => url)
