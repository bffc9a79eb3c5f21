// Which folder of src may import from which. `test/engine/boundary.test.ts` enforces these rules.

/** Every folder of the engine may import the files directly in `engine/`, and the checks of testers' input. */
const foundation = ['engine', 'engine/input']
/** An instrument reads the journal and waits on the clock. It does not import another instrument. */
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
/** These run an action, a scenario or a suite. */
const runs = ['engine/changes', 'engine/explore', 'engine/probe']

/** Folder → the other folders that it may import from. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  // The files directly in engine/ define the interface of a service, which names types of these folders.
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
  // Each instrument declares its own options.
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

  // A service defines operations, refusals, lint rules and contract checks, and narrows public types.
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

/** Imports that break these rules, as `importer → imported`, with the reason of each. */
export const exceptions: Readonly<Record<string, string>> = {
  'engine/control/control-app.ts → engine/http/compilers.ts': 'Neither Fastify instance may load a schema compiler.',
  'engine/control/control-document.ts → engine/http/open-api/operation-object.ts':
    'Both documents share schemas by name.',
  'engine/contract/reply.ts → engine/http/varied-json.ts': 'The contract ignores the field that `vary` adds.',
  'engine/probe/mutants.ts → engine/http/break-connection.ts': 'A mutant can break connections, like a fault.',
  'explo/access.ts → engine/http/request.ts': 'Needs the type of a request before its operation runs.',
}
