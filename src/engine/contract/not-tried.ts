/** Why a check could not be tried. It says nothing about the service. */
export class NotTried extends Error {
  override readonly name = 'NotTried'
}
