/** What all runs give to the ids that they make. */
export const familyPrefix = 'explo-fake-contract-'

/** The one end user of every run: no operation lists those that a killed run has left. */
export const endUserId = `${familyPrefix}end-user`
