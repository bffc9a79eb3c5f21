/**
 * Leaves schemas out of a Fastify. Otherwise the first one in a process loads Ajv and fast-json-stringify, which the package
 * does not even have; the Explo scope has checks of its own.
 */
export const noSchemas = {
  schemaController: { compilersFactory: { buildValidator: () => noSchema, buildSerializer: () => noSchema } },
}

function noSchema(): never {
  throw new Error('A route of Fastify has a schema.')
}
