import { assumptions } from './assumptions.ts'
import { advanceClock, readClock, setClock } from './clock.ts'
import { coverage } from './coverage.ts'
import { embedSecrets } from './embed-secrets.ts'
import { events } from './events.ts'
import { explain } from './explain.ts'
import { addFault, clearFaults, listFaults, removeFault } from './faults.ts'
import { addGate, awaitGate, listGates, releaseGate } from './gates.ts'
import { health } from './health.ts'
import { inspector, inspectorFile, inspectorWithoutSlash } from './inspector.ts'
import { late } from './late.ts'
import { lint } from './lint.ts'
import { openApi } from './open-api.ts'
import { openJwt } from './open-jwt.ts'
import { outbox } from './outbox.ts'
import { ready } from './ready.ts'
import { clearRequests, getRequest, listRequests, waitForRequests } from './requests.ts'
import { reset } from './reset.ts'
import type { ControlRoute } from './route.ts'
import { seed } from './seed.ts'
import { listSnapshots, restoreSnapshot, takeSnapshot } from './snapshots.ts'
import { state } from './state.ts'
import { supportMatrix } from './support-matrix.ts'
import { unmatched } from './unmatched.ts'
import { verify, verifyNever, verifyOrder } from './verify.ts'
import { version } from './version.ts'
import { closeWorld, forkWorld, listWorlds, openWorld, readWorld } from './worlds.ts'

/** Everything that `/__admin` answers. A new route is a file and a line here. */
export const controlRoutes: readonly ControlRoute[] = [
  health,
  ready,
  version,
  reset,
  seed,
  readWorld,
  closeWorld,
  listWorlds,
  openWorld,
  forkWorld,
  listSnapshots,
  takeSnapshot,
  restoreSnapshot,
  readClock,
  setClock,
  advanceClock,
  state,
  listRequests,
  clearRequests,
  waitForRequests,
  unmatched,
  getRequest,
  explain,
  verify,
  verifyNever,
  verifyOrder,
  late,
  listFaults,
  addFault,
  clearFaults,
  removeFault,
  listGates,
  addGate,
  awaitGate,
  releaseGate,
  lint,
  coverage,
  events,
  outbox,
  embedSecrets,
  openJwt,
  assumptions,
  supportMatrix,
  openApi,
  inspector,
  inspectorWithoutSlash,
  inspectorFile,
]
