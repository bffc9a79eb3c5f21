import type { Service } from '../../service.ts'
import type { Member } from '../member.ts'
import { advanceClock, readClock, setClock } from './clock.ts'
import { events } from './events.ts'
import { addFault, clearFaults, listFaults, removeFault } from './faults.ts'
import { addGate, awaitGate, listGates, releaseGate } from './gates.ts'
import { inspector, inspectorFile, inspectorWithoutSlash } from './inspector.ts'
import { memberOfService } from './of-service.ts'
import { health, openApiOfControl, ready, version } from './process.ts'
import { assumptions, coverage, lint, openApi, routes, state } from './reports.ts'
import {
  clearRequests,
  explainRequest,
  getRequest,
  lateRequests,
  listRequests,
  stateOfRequest,
  unmatchedRequests,
  verify,
  verifyNever,
  verifyOrder,
  waitForRequests,
} from './requests.ts'
import {
  addWorld,
  closeWorld,
  forkWorld,
  listSnapshots,
  listWorlds,
  readWorld,
  reset,
  restoreSnapshot,
  seed,
  takeSnapshot,
} from './worlds.ts'

/** Everything that `/__admin` answers. */
export const membersOf = (service: Pick<Service, 'handleMembers'>): readonly Member[] => [
  health,
  ready,
  version,
  reset,
  seed,
  readWorld,
  closeWorld,
  listWorlds,
  addWorld,
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
  unmatchedRequests,
  getRequest,
  explainRequest,
  stateOfRequest,
  verify,
  verifyNever,
  verifyOrder,
  lateRequests,
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
  ...service.handleMembers.map(memberOfService),
  assumptions,
  routes,
  openApi,
  openApiOfControl,
  inspector,
  inspectorWithoutSlash,
  inspectorFile,
]
