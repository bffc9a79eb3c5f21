const keys = { ArrowRight: 1, ArrowLeft: -1 }

/**
 * Makes tabs that arrow keys, Home and End move between.
 *
 * @returns Chooses the tab of a panel by its id.
 */
export function makeTabs(tabs, onChoice) {
  function choose(panel) {
    for (const tab of tabs) {
      const isChosen = tab.getAttribute('aria-controls') === panel
      tab.setAttribute('aria-selected', String(isChosen))
      tab.tabIndex = isChosen ? 0 : -1
      document.getElementById(tab.getAttribute('aria-controls')).hidden = !isChosen
    }
    onChoice(panel)
  }

  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => choose(tab.getAttribute('aria-controls')))
    tab.addEventListener('keydown', (event) => {
      const next = { Home: tabs[0], End: tabs.at(-1) }[event.key] ?? neighbour(tabs, index, keys[event.key])
      if (!next) return
      event.preventDefault()
      choose(next.getAttribute('aria-controls'))
      next.focus()
    })
  }
  return choose
}

function neighbour(tabs, index, way) {
  return way && tabs[(index + way + tabs.length) % tabs.length]
}
