/** Whether a header can carry it: `Authorization: Bearer <admin token>`. */
export function isAdminToken(text: unknown): boolean {
  return typeof text === 'string' && /^[\x21-\x7e]+$/.test(text)
}

/** What `isAdminToken` accepts. */
export const adminTokenShape = 'visible ASCII characters without spaces'
