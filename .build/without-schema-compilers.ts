import type { Metafile, Plugin } from 'esbuild'

const compilers = /^@fastify\/(ajv-compiler|fast-json-stringify-compiler)$/
const unwanted = /node_modules\/(@sinclair\/typebox|ajv\/(?!dist\/runtime\/))/

/** Leaves out the compilers that Fastify would load if the fake did not bring its own checks. */
export const withoutSchemaCompilers: Plugin = {
  name: 'without-schema-compilers',
  setup(build) {
    build.onResolve({ filter: compilers }, ({ path }) => ({ path, namespace: 'left-out' }))
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: '' }))
  },
}

/** @throws When TypeBox or Ajv's compiler came into the package, whatever way they took. */
export function refuseSchemaCompilers({ outputs }: Metafile): void {
  for (const [output, { inputs }] of Object.entries(outputs)) {
    const found = Object.entries(inputs).find(([input, { bytesInOutput }]) => bytesInOutput > 0 && unwanted.test(input))
    if (found) throw new Error(`${output} contains ${found[0]}. Import TypeBox only in schemas.ts, Ajv only for types.`)
  }
}
