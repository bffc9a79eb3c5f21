import type { OperationGroup } from '../../../engine/operation.ts'
import { connectPartner } from './connect.ts'

/** The Partners API. */
export const partners = {
  tag: 'Partners',
  description: 'For those who resell Explo.',
  operations: [connectPartner],
} as const satisfies OperationGroup
