const dialog = document.querySelector('#question')
const yes = document.querySelector('#question-yes')

let agreed = () => {}

/** Asks before an action that cannot be undone. Escape means no. */
export function ask(question, answer, act) {
  document.querySelector('#question-text').textContent = question
  yes.textContent = answer
  agreed = act
  dialog.showModal()
}

yes.addEventListener('click', () => {
  dialog.close()
  agreed()
})
document.querySelector('#question-no').addEventListener('click', () => dialog.close())
