import type { OperationGroup } from '../../../engine/operation.ts'
import { configureCustomerPortal } from './configure-portal.ts'
import { createCustomer } from './create.ts'
import { deleteCustomer } from './delete.ts'
import { generateJwt } from './generate-jwt.ts'
import { getCustomer } from './get.ts'
import { listCustomers } from './list.ts'
import { listCustomersV2, listCustomersV2FirstRevision } from './list-v2.ts'
import { refreshCustomerToken } from './refresh-token.ts'
import { updateCustomer } from './update.ts'

/** The Customer API. */
export const customers = {
  tag: 'Customers',
  description: 'Customers and their tokens, portals and embed JWTs.',
  operations: [
    createCustomer,
    getCustomer,
    listCustomers,
    listCustomersV2,
    listCustomersV2FirstRevision,
    updateCustomer,
    deleteCustomer,
    refreshCustomerToken,
    configureCustomerPortal,
    generateJwt,
  ],
} as const satisfies OperationGroup
