import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { project } from './project.ts'

/** A JSON Schema without anything that JSON cannot say. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** A module of src that holds TypeBox schemas, and nothing that JSON cannot say. */
export interface SchemaModule {
  readonly path: string
  /** By name. */
  readonly exports: Readonly<Record<string, unknown>>
  readonly schemas: Readonly<Record<string, JsonSchema>>
}

/** Every `schemas.ts` in src, evaluated. */
export async function readSchemaModules(): Promise<readonly SchemaModule[]> {
  const src = join(project, 'src')
  const files = await readdir(src, { recursive: true })
  return Promise.all(files.filter((file) => basename(file) === 'schemas.ts').map((file) => read(join(src, file))))
}

async function read(path: string): Promise<SchemaModule> {
  const module: Record<string, unknown> = await import(pathToFileURL(path).href)
  const lost = Object.keys(module).find((name) => JSON.stringify(module[name]) === undefined)
  if (lost !== undefined) throw new Error(`${path} exports ${lost}, which JSON cannot say. Move it to another file.`)

  const exports: SchemaModule['exports'] = JSON.parse(JSON.stringify(module))
  const schemas = Object.entries(exports).filter((entry): entry is [string, JsonSchema] => typeof entry[1] === 'object')
  return { path, exports, schemas: Object.fromEntries(schemas) }
}
