/** How the names of fields begin that only a varying fake has in its answers, and no service. */
export const inventedField = 'explo_fake_vary_'
