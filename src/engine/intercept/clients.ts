import http from 'node:http'
import https from 'node:https'
import { text } from 'node:stream/consumers'
import type { Undici } from './undici.ts'

/** Gets a URL, and the text behind it. */
export type Client = (url: string, signal: AbortSignal) => Promise<string>

/** Every client that this process has, of those that are intercepted. */
export function clientsPresent(undici: Undici | undefined): Map<string, Client> {
  const clients = new Map<string, Client>([
    ['fetch', async (url, signal) => (await fetch(url, { signal })).text()],
    ['node:http', (url, signal) => getText(http, url.replace('https:', 'http:'), signal)],
    ['node:https', (url, signal) => getText(https, url, signal)],
  ])
  if (undici) clients.set('undici', async (url, signal) => (await undici.request(url, { signal })).body.text())
  return clients
}

function getText({ get }: typeof http | typeof https, url: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { signal }, (reply) => resolve(text(reply))).on('error', reject)
  })
}
