import { execFile } from 'node:child_process'
import http from 'node:http'
import https from 'node:https'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import axios from 'axios'
import got from 'got'
import ky from 'ky'
import nodeFetch from 'node-fetch'
import superagent from 'superagent'
import { request as undiciRequest } from 'undici'

// HTTP clients of users. Each sends a POST with its default redirects, and returns status and text, also of a refusal.

/** @typedef {{ status: number, text: string }} Reply */
/** @typedef {(url: string, headers: Record<string, string>, body: string) => Promise<Reply>} Client */

/** @satisfies {Record<string, Client>} */
export const javascriptClients = {
  async fetch(url, headers, body) {
    return read(await fetch(url, { method: 'POST', headers, body }))
  },
  async undici(url, headers, body) {
    const reply = await undiciRequest(url, { method: 'POST', headers, body })
    return { status: reply.statusCode, text: await reply.body.text() }
  },
  async axios(url, headers, body) {
    const options = { headers, responseType: 'text', transformResponse: String, validateStatus: null }
    const reply = await axios.post(url, body, /** @type {import('axios').AxiosRequestConfig} */ (options))
    return { status: reply.status, text: reply.data }
  },
  async got(url, headers, body) {
    const reply = await got.post(url, { headers, body, retry: { limit: 0 }, throwHttpErrors: false })
    return { status: reply.statusCode, text: reply.body }
  },
  async ky(url, headers, body) {
    return read(await ky.post(url, { headers, body, retry: 0, throwHttpErrors: false }))
  },
  async 'node-fetch'(url, headers, body) {
    return read(await nodeFetch(url, { method: 'POST', headers, body }))
  },
  async superagent(url, headers, body) {
    const reply = await superagent
      .post(url)
      .set(headers)
      .send(body)
      .ok(() => true)
    return { status: reply.status, text: reply.text }
  },
  'node:http': (url, headers, body) =>
    new Promise((resolve, reject) => {
      const { request } = url.startsWith('https:') ? https : http
      request(url, { method: 'POST', headers }, (reply) => {
        text(reply).then((text) => resolve({ status: reply.statusCode ?? 0, text }), reject)
      })
        .on('error', reject)
        .end(body)
    }),
}

const run = promisify(execFile)
const urllib = `
import json, sys, urllib.error, urllib.request
url, headers, body = sys.argv[1:]
try:
    reply = urllib.request.urlopen(urllib.request.Request(url, body.encode(), json.loads(headers)))
except urllib.error.HTTPError as error:
    reply = error
print(json.dumps({"status": reply.status, "text": reply.read().decode()}))`

/** @satisfies {Record<string, Client>} */
export const otherClients = {
  async curl(url, headers, body) {
    const fields = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
    const { stdout } = await run('curl', ['-sS', '-w', '\n%{http_code}', ...fields, '-d', body, url])
    const [answer = '', status] = stdout.split('\n')
    return { status: Number(status), text: answer }
  },
  async 'Python urllib'(url, headers, body) {
    const { stdout } = await run('python3', ['-c', urllib, url, JSON.stringify(headers), body])
    return JSON.parse(stdout)
  },
}

/** @param {{ status: number, text(): Promise<string> }} reply @returns {Promise<Reply>} */
async function read(reply) {
  return { status: reply.status, text: await reply.text() }
}
