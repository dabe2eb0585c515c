// What the page of the API can do besides being read: find a call, copy an example, say where one is.
(function () {
  'use strict'
  var field = document.querySelector('.find')
  var input = field.querySelector('input')
  var none = document.querySelector('.none')
  field.hidden = false

  input.addEventListener('input', function () {
    var words = input.value.toLowerCase().split(/\s+/).filter(Boolean)
    var left = 0
    document.querySelectorAll('[data-part]').forEach(function (part) {
      var some = false
      part.querySelectorAll('[data-find]').forEach(function (item) {
        item.hidden = !words.every(function (word) { return item.dataset.find.includes(word) })
        some = some || !item.hidden
      })
      part.hidden = !some
      left += some ? 1 : 0
    })
    none.hidden = left > 0
  })
  document.addEventListener('keydown', function (event) {
    if (event.key !== '/' || event.target.closest('input') || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    input.focus()
  })

  document.querySelectorAll('figure').forEach(function (figure) {
    if (!navigator.clipboard) return
    var button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = 'Copy'
    button.setAttribute('aria-label', 'Copy: ' + figure.querySelector('pre').getAttribute('aria-label'))
    button.addEventListener('click', function () {
      navigator.clipboard.writeText(figure.querySelector('code').textContent).then(function () {
        button.textContent = 'Copied'
        setTimeout(function () { button.textContent = 'Copy' }, 1600)
      })
    })
    figure.append(button)
  })

  function mark() {
    document.querySelectorAll('.side li a').forEach(function (link) {
      if (link.hash && link.hash === location.hash) link.setAttribute('aria-current', 'location')
      else link.removeAttribute('aria-current')
    })
  }
  window.addEventListener('hashchange', mark)
  mark()
})()
