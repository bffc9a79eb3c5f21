import { product } from '../product.ts'

// biome-ignore lint/suspicious/noExplicitAny: Any method, whatever it takes.
type Method = (this: any, ...args: any[]) => any

interface Layer extends Method {
  /** The method below, once this layer is lifted. */
  [liftedTo]?: Method
}

/** The same in every copy of this package: an ESM and a CommonJS one may lie over each other. */
const liftedTo = Symbol.for(`${product.name}.liftedTo`)

/**
 * Puts a method over another one, for everybody in this process.
 *
 * @returns Takes it away again, whatever has been laid over it since, and whatever is lifted first.
 */
export function patchMethod(owner: object, name: string, cover: (below: Method) => Method): () => void {
  const methods = owner as Record<string, Layer>
  const below = methods[name] as Method
  const above = cover(below)
  const layer: Layer = function (...args) {
    return (layer[liftedTo] ?? above).apply(this, args)
  }
  put(methods, name, layer)

  return () => {
    layer[liftedTo] = below
    let top = methods[name]
    while (top?.[liftedTo]) top = top[liftedTo]
    put(methods, name, top as Method)
  }
}

/** What was inherited before is inherited again. What is read-only stays, without an error. */
function put(methods: Record<string, Method>, name: string, method: Method): void {
  if (Object.getPrototypeOf(methods)[name] === method) Reflect.deleteProperty(methods, name)
  else Reflect.set(methods, name, method)
}
