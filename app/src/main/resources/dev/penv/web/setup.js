// Sends the person on to GitHub at once; who comes back by the browser's button stays.

const [navigation] = performance.getEntriesByType('navigation');
if (navigation?.type !== 'back_forward') document.querySelector('#go').submit();
