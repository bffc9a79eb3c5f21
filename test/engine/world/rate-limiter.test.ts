import { test } from 'tap'
import { RateLimiter } from '../../../src/engine/world/rate-limiter.ts'

test('each client address has a count of its own', async (t) => {
  const limiter = new RateLimiter({ limit: 1, windowMs: 1000 })

  t.strictSame([limiter.admit('a', 0), limiter.admit('b', 0), limiter.admit('a', 0)], [0, 0, 1000])
})

test('a refused request also counts', async (t) => {
  const limiter = new RateLimiter({ limit: 2, windowMs: 1000 })

  t.strictSame(
    [0, 400, 800, 1100, 1800].map((now) => limiter.admit('a', now)),
    [0, 0, 600, 700, 0],
  )
})

test('the number of remembered addresses is limited', async (t) => {
  const limiter = new RateLimiter({ limit: 1, windowMs: 1000 })
  limiter.admit('first', 0)
  for (let address = 0; address < 10_000; address++) limiter.admit(String(address), 0)

  t.equal(limiter.admit('first', 0), 0)
})
