// Blocking and tiny: the theme of the last visit, set before the first paint (the setting itself lives on the server, see
// src/theme.ts), and who is here, asked for while the page is still on its way (src/session.ts takes the answer).
(function () {
  try {
    var theme = localStorage.getItem('atelier.theme')
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  } catch (error) {
    // storage is forbidden: the system's theme it is
  }
  window.firstSession = fetch('/api/v1/session')
  window.firstSession.catch(function () {}) // whoever takes it tells
})()
