/** Where a service may differ from what the fake assumes. */
export interface Habits {
  /** Of a call without credentials. */
  readonly missingCredentials: 401 | 403
  readonly trailingSlash: 'redirect' | 'accept'
  /** Of what is new. */
  readonly createdStatus: 200 | 201
  readonly userGroupProperties: 'include' | 'omit'
  readonly updateEmails: 'add' | 'replace'
  readonly v2Revision: 'a' | 'c'
  /** What an unknown customer is answered with. */
  readonly notFound: 'Not found.' | 'its own'
  readonly errorBody: 'success and detail' | 'framework'
}

export const assumed: Habits = {
  missingCredentials: 401,
  trailingSlash: 'redirect',
  createdStatus: 200,
  userGroupProperties: 'include',
  updateEmails: 'add',
  v2Revision: 'c',
  notFound: 'Not found.',
  errorBody: 'success and detail',
}

/** Another service altogether. */
export const differing: Habits = {
  missingCredentials: 403,
  trailingSlash: 'accept',
  createdStatus: 201,
  userGroupProperties: 'omit',
  updateEmails: 'replace',
  v2Revision: 'a',
  notFound: 'its own',
  errorBody: 'framework',
}
