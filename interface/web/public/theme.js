// Blocking and tiny: the theme of the last visit, set before the first paint (the setting itself lives on the server, see
// src/theme.ts), and what the page asks first, asked for while it is still on its way: who is here, and then, at the
// gallery's address, what hangs there (src/api/client.ts takes the answers).
(function () {
  try {
    var theme = localStorage.getItem('atelier.theme')
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  } catch (error) {
    // storage is forbidden: the system's theme it is
  }
  var root = document.documentElement.dataset.base || ''
  var session = fetch(root + '/api/v1/session')
  var first = (window.firstAnswers = { '/session': session })
  if (location.pathname === root + '/gallery' && !location.search) {
    // after the session, which brings the cookie
    ;['/gallery', '/gallery/outline', '/gallery/counts'].forEach(function (path) {
      first[path] = session.then(function () { return fetch(root + '/api/v1' + path) })
    })
  }
  for (var path in first) first[path].catch(function () {}) // whoever takes it tells
})()
