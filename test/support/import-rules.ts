// Which folder of src may import from which. The test of the boundary compares it with the imports in the code.

/** What every folder of the engine may import: files directly in `engine/`, and reading what testers give. */
const foundation = ['engine', 'engine/input']
/** An instrument looks at the journal and waits on the clock. It knows no other instrument. */
const instrument = [...foundation, 'engine/journal', 'engine/clock']
const instruments = [
  'engine/coverage',
  'engine/events',
  'engine/explain',
  'engine/faults',
  'engine/gates',
  'engine/lint',
  'engine/verify',
]
/** What checks a whole suite or a real service, by handles and by HTTP. */
const runs = ['engine/changes', 'engine/explore', 'engine/probe']

/** Folder → the folders that it may import from. From itself every folder may. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  // The files directly in engine/ say what a service is, and so name the types of everything that a service fills in.
  engine: [
    'engine/changes',
    'engine/faults',
    'engine/http',
    'engine/input',
    'engine/journal',
    'engine/lint',
    'engine/refusals',
  ],
  'engine/input': ['engine'],
  'engine/refusals': ['engine'],
  'engine/clock': foundation,
  'engine/journal': [...foundation, 'engine/clock'],

  'engine/coverage': instrument,
  'engine/events': instrument,
  'engine/explain': instrument,
  'engine/faults': [...instrument, 'engine/refusals'],
  'engine/gates': instrument,
  'engine/lint': instrument,
  'engine/verify': instrument,

  'engine/transport': [...foundation, 'engine/clock', 'engine/refusals'],
  'engine/intercept': [...foundation, 'engine/transport'],
  // An option is declared where its instrument is.
  'engine/options': [
    ...instrument,
    'engine/coverage',
    'engine/faults',
    'engine/lint',
    'engine/probe',
    'engine/refusals',
    'engine/transport',
  ],
  'engine/world': [...instrument, 'engine/events', 'engine/faults', 'engine/gates', 'engine/options'],
  'engine/handle': [
    ...instrument,
    ...instruments,
    ...runs,
    'engine/http',
    'engine/intercept',
    'engine/options',
    'engine/transport',
    'engine/world',
  ],
  'engine/control': [...instrument, ...instruments, 'engine/handle', 'engine/world'],
  'engine/http': [
    ...instrument,
    ...instruments,
    'engine/control',
    'engine/refusals',
    'engine/transport',
    'engine/world',
  ],
  'engine/remote': [
    ...instrument,
    ...instruments,
    ...runs,
    'engine/control',
    'engine/handle',
    'engine/intercept',
    'engine/transport',
    'engine/world',
  ],

  'engine/changes': [...foundation, 'engine/journal', 'engine/handle'],
  'engine/explore': [...instrument, 'engine/changes', 'engine/faults', 'engine/gates', 'engine/handle', 'engine/lint'],
  'engine/probe': [...instrument, 'engine/coverage', 'engine/options'],
  'engine/contract': [...foundation, 'engine/options', 'engine/refusals', 'engine/shadow'],
  'engine/shadow': [
    ...instrument,
    'engine/contract',
    'engine/control',
    'engine/handle',
    'engine/http',
    'engine/transport',
    'engine/world',
  ],

  // What the author of a service needs: to define operations, refusals, rules and checks, and to narrow public types.
  explo: [
    ...instrument,
    'engine/changes',
    'engine/contract',
    'engine/explore',
    'engine/faults',
    'engine/gates',
    'engine/handle',
    'engine/lint',
    'engine/options',
    'engine/probe',
    'engine/refusals',
    'engine/shadow',
    'engine/verify',
    'engine/world',
  ],
}

/** Imports against these rules, `importer → imported`, each with its reason. */
export const exceptions: Readonly<Record<string, string>> = {
  'engine/control/control-app.ts → engine/http/compilers.ts': 'Both Fastify instances must not load a schema compiler.',
  'engine/control/control-document.ts → engine/http/open-api/operation-object.ts':
    'Both documents share schemas by name.',
  'engine/contract/reply.ts → engine/http/varied-json.ts': 'The contract ignores the field that `vary` invents.',
  'engine/probe/mutants.ts → engine/http/break-connection.ts': 'A mutant can break connections, as a fault can.',
  'explo/access.ts → engine/http/request.ts': 'The type of a request before its operation.',
}
