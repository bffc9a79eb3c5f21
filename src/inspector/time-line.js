const msBetweenMoves = 120

/** The slider through the journal: each step is a request, and the last step is the present. */
export class TimeLine {
  #slider = document.querySelector('#moment')
  #text = document.querySelector('#moment-text')
  #earlier = document.querySelector('#earlier')
  #later = document.querySelector('#later')
  #present = document.querySelector('#present')
  #onMove
  #moving
  /** The number of the chosen request; undefined is the present. */
  #chosen

  /** @param onMove Gets the number of the request, or undefined for the present. */
  constructor(onMove) {
    this.#onMove = onMove
    this.#slider.addEventListener('input', () => this.#moveTo(Number(this.#slider.value), msBetweenMoves))
    this.#earlier.addEventListener('click', () => this.#moveTo(Number(this.#slider.value) - 1, 0))
    this.#later.addEventListener('click', () => this.#moveTo(Number(this.#slider.value) + 1, 0))
    this.#present.addEventListener('click', () => this.#moveTo(Number(this.#slider.max), 0))
  }

  get chosen() {
    return this.#chosen
  }

  choose(ordinal) {
    this.#chosen = ordinal
  }

  /** @param range The numbers of the oldest and the newest request; undefined without any. */
  show({ first, last } = { first: 0, last: -1 }) {
    this.#slider.min = Math.min(first, this.#chosen ?? first)
    this.#slider.max = last + 1
    this.#slider.value = this.#chosen ?? last + 1
    this.#slider.disabled = last < first
    this.#enable()
  }

  /** @param words Describe the chosen moment. */
  tell(words) {
    this.#text.textContent = words
    this.#slider.setAttribute('aria-valuetext', words)
  }

  #moveTo(value, ms) {
    this.#slider.value = value
    const isPresent = this.#slider.value === this.#slider.max
    this.#chosen = isPresent ? undefined : Number(this.#slider.value)
    this.#enable()
    clearTimeout(this.#moving)
    this.#moving = setTimeout(() => this.#onMove(this.#chosen), ms)
  }

  #enable() {
    const { value, min, max } = this.#slider
    this.#earlier.disabled = value === min
    this.#later.disabled = value === max
    this.#present.disabled = value === max
  }
}
