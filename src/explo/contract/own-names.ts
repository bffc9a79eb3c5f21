/** What all runs give to the ids that they make. */
export const familyPrefix = 'explo-fake-contract-'

/** Any name that a run makes: its word and its number. */
export const ownName = /explo-fake-contract-[0-9a-f]{8}-\d+-([a-z-]+)-(\d+)/g

/** The one end user of every run: no operation lists those that a killed run has left. */
export const endUserId = `${familyPrefix}end-user`
