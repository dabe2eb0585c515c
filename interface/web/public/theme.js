// The theme of the last visit, set before the first paint. The setting itself lives on the server (src/theme.ts).
(function () {
  try {
    var theme = localStorage.getItem('atelier.theme')
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  } catch (error) {
    // storage is forbidden: the system's theme it is
  }
})()
