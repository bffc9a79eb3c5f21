import { FakeError } from '../input/tester-error.ts'
import type { GateRecord } from './gate.ts'

/**
 * Too few requests arrived at a gate: `EXPLO_FAKE_GATE_MISSED` when time ran out, `EXPLO_FAKE_GATE_OVER` when the gate was
 * released, or its world reset or closed, before they arrived.
 */
export class GateError extends FakeError {
  override readonly name = 'GateError'
}

export function missed(gate: GateRecord): GateError {
  const { id, operation, at, parties, timeoutMs, requests } = gate
  const awaited = parties === 1 ? `a ${operation} request` : `${parties} ${operation} requests`
  const came = requests.length === 0 ? 'none came' : `only ${requests.join(', ')} came`
  return new GateError(
    'GATE_MISSED',
    `Gate ${id} waited ${timeoutMs} ms for ${awaited} at "${at}", and ${came}.`,
    requests.length === 0
      ? 'Look at requests.list(): was it sent, to this world, and not refused before that point?'
      : 'Send all of them before you await any, and check that none is refused before that point.',
  )
}

export function openedEarly({ id, parties, requests }: GateRecord): GateError {
  return new GateError(
    'GATE_OVER',
    `Gate ${id} was released when ${requests.length} of ${parties} requests had come.`,
    'Await "arrived" before "release".',
  )
}

export function worldOver({ id }: Pick<GateRecord, 'id'>): GateError {
  return new GateError(
    'GATE_OVER',
    `Gate ${id} is gone, because its world was reset or closed.`,
    'Release a gate before the test ends.',
  )
}
