// Before the first paint: the reader's own choice of theme and language, else those of the system.
try {
  var chosen = localStorage.getItem('landfall.theme')
  if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset.theme = chosen
  if (localStorage.getItem('landfall.locale') === 'en') document.documentElement.lang = 'en'
} catch (error) {
  // Storage is closed to us: the system's choice holds.
}
