/** Choices of a service that the fake can only assume. */
export interface Habits {
  /** The status of a call without credentials. */
  readonly missingCredentials: 401 | 403
  readonly trailingSlash: 'redirect' | 'accept'
  /** The status of a call that created a record. */
  readonly createdStatus: 200 | 201
  readonly userGroupProperties: 'include' | 'omit'
  readonly updateEmails: 'add' | 'replace'
  readonly v2Revision: 'a' | 'c'
  /** The answer about an unknown customer. */
  readonly notFound: 'Not found.' | 'its own'
  readonly errorBody: 'success and detail' | 'framework'
}

/** The choices that the fake assumes by default. */
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

/** A service that differs from all of the fake's defaults. */
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
