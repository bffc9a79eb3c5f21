import { test } from 'tap'
import { nearest, suggestion } from '../../../src/engine/input/nearest.ts'

test('a misspelt word, or one with another case or separator, is recognized', (t) => {
  const keys = ['provided_id', 'is_demo_group', 'name', 'customers']

  t.equal(nearest('custmers', keys), 'customers')
  t.equal(nearest('nmae', keys), 'name')
  t.equal(nearest('isDemoGroup', keys), 'is_demo_group')
  t.equal(nearest('PROVIDED-ID', keys), 'provided_id')
  t.end()
})

test('a word that resembles no other gets no suggestion', (t) => {
  t.equal(nearest('x', ['y']), undefined)
  t.equal(nearest('database', ['id', 'name']), undefined)
  t.equal(nearest('__', ['--']), undefined)
  t.equal(nearest('anything', []), undefined)
  t.end()
})

test('without a similar word, the suggestion lists the first known words', (t) => {
  const many = Array.from({ length: 600 }, (_, index) => `customer-${index}`)

  t.equal(suggestion('nmae', ['name']), 'Did you mean "name"?')
  t.equal(suggestion('database', []), 'There is none.')
  t.equal(suggestion('database', ['id', 'name']), 'Known are: id, name.')
  t.equal(suggestion('prot', ['port'], '--'), 'Did you mean "--port"?')
  t.equal(suggestion('x', ['port', 'host'], '--'), 'Known are: --port, --host.')
  t.match(suggestion('customer-x', many), /^Known are: customer-0, .*, customer-19 and 580 more\.$/)
  t.end()
})
