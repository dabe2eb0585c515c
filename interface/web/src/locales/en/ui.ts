export default {
  close: 'Close',
  cancel: 'Cancel',
  undo: 'Undo',
  retry: 'Retry',
  more: 'More',
  details: 'Details',
  offline: 'No connection to the studio',
  offlineText: 'It goes on by itself as soon as the server answers.',
  unexpected: 'The server could not do this',
  unexpectedText: 'Try again. If it happens again, the server’s log says why.',
  unreachable: 'The studio does not answer',
  unreachableText: 'Check that the server is running and that you are connected to it.',
}
