// Which folder of src may import from which, types included. `npm run check` enforces it.

/** Every folder of the engine may import the files directly in `engine/`, and the checks of testers' input. */
const foundation = ['engine', 'engine/input']
/** An instrument reads the journal and waits on the clock. It does not import another instrument. */
const instrument = [...foundation, 'engine/journal', 'engine/clock']

/** Folder → the other folders that it may import from. */
const mayImport = {
  // The files directly in engine/ define the interface of a service, which names types of these folders.
  engine: [
    'engine/changes',
    'engine/faults',
    'engine/input',
    'engine/journal',
    'engine/lint',
    'engine/open-api',
    'engine/refusals',
  ],
  'engine/input': ['engine'],
  'engine/refusals': ['engine'],
  'engine/open-api': ['engine', 'engine/refusals'],
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
    'engine/changes',
    'engine/coverage',
    'engine/events',
    'engine/explain',
    'engine/explore',
    'engine/faults',
    'engine/gates',
    'engine/http',
    'engine/intercept',
    'engine/lint',
    'engine/options',
    'engine/probe',
    'engine/transport',
    'engine/verify',
    'engine/world',
  ],
  'engine/control': [
    ...instrument,
    'engine/events',
    'engine/faults',
    'engine/gates',
    'engine/handle',
    'engine/lint',
    'engine/open-api',
    'engine/verify',
    'engine/world',
  ],
  'engine/http': [
    ...instrument,
    'engine/control',
    'engine/faults',
    'engine/gates',
    'engine/refusals',
    'engine/transport',
    'engine/world',
  ],
  'engine/remote': [
    ...instrument,
    'engine/changes',
    'engine/control',
    'engine/events',
    'engine/explore',
    'engine/gates',
    'engine/handle',
    'engine/intercept',
    'engine/lint',
    'engine/transport',
    'engine/verify',
    'engine/world',
  ],

  // These check a whole suite or a real service, through handles and HTTP.
  'engine/changes': [...foundation, 'engine/journal', 'engine/handle'],
  'engine/explore': [...instrument, 'engine/changes', 'engine/faults', 'engine/gates', 'engine/handle', 'engine/lint'],
  'engine/probe': [...instrument, 'engine/coverage', 'engine/options'],
  'engine/contract': [...foundation, 'engine/options', 'engine/refusals', 'engine/shadow'],
  'engine/shadow': [
    ...instrument,
    'engine/contract',
    'engine/control',
    'engine/handle',
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

/** `explo` is one folder. In the engine each folder counts by itself, and so do the files directly in it. */
const filesOf = (folder) => (folder === 'engine' ? '^src/engine/[^/]+$' : `^src/${folder}/`)

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'No modules import each other, not even their types.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  allowed: [
    ...Object.entries(mayImport).map(([folder, others]) => ({
      from: { path: filesOf(folder) },
      to: { path: [folder, ...others].map(filesOf) },
    })),
    // The inspector runs in a browser, which has nothing but the other files of the page.
    { from: { path: '^src/inspector/' }, to: { path: '^src/inspector/' } },
    // The entry points may import everything.
    { from: { path: '^src/(command/|runners/|[^/]+$)' }, to: {} },
    // Packages, Node's modules, package.json and the default fixture.
    { from: { pathNot: '^src/inspector/' }, to: { pathNot: '^(src|test)/' } },
  ],
  allowedSeverity: 'error',
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
}
