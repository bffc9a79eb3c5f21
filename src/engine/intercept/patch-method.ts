import { product } from '../product.ts'

// biome-ignore lint/suspicious/noExplicitAny: Any method, whatever it takes.
type Method = (this: any, ...args: any[]) => any

interface Layer extends Method {
  /** The method below, once this layer is lifted. */
  [liftedTo]?: Method
}

/** A global symbol, because an ESM and a CommonJS copy of this package may patch the same method. */
const liftedTo = Symbol.for(`${product.name}.liftedTo`)

/**
 * Replaces a method for the whole process.
 *
 * @returns Restores the method below. Patches can be undone in any order.
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

/** An inherited method is inherited again. A read-only one stays, without an error. */
function put(methods: Record<string, Method>, name: string, method: Method): void {
  if (Object.getPrototypeOf(methods)[name] === method) Reflect.deleteProperty(methods, name)
  else Reflect.set(methods, name, method)
}
