/** Path, headers and body of the documented curl call. Each body has its own id. */
export const path = '/api/create_user_group/'
export const headers = { 'content-type': 'application/json', 'explo-authorization': 'Token explo-test-token' }

export function bodyFor(id) {
  const group = {
    user_group_id: `example_${id}`,
    name: `Example ${id}`,
    mapping: { 40: '213', 134: '386' },
    properties: { filterValue: 'value' },
  }
  return JSON.stringify(group)
}
