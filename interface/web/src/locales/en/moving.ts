export default {
  import: 'Bring conversations in',
  importHint:
    'A ZIP that Atelier saved, of one conversation or of everything. What comes is a copy with its own numbers and changes nothing that is here.',
  choose: 'Choose a file',
  percent: '{percent}%',
  came: 'One conversation came in. | {n} conversations came in.',
  untitled: 'Untitled',
  share: 'Share by link',
  shareHint: {
    conversation:
      'Whoever has the link sees the conversation as it is now: its pictures and words, read-only. They need no account, and nothing they do can cost anything.',
    picture:
      'Whoever has the link sees this picture as it is now, and nothing else. They need no account, and nothing they do can cost anything.',
  },
  link: 'Link',
  copied: 'The link is copied.',
  copy: 'Copy link',
  copyOf: 'Copy the link of “{title}”',
  done: 'Done',
  ends: 'Ends after',
  days: 'one day | {n} days',
  never: 'never',
  password: 'Password (optional)',
  make: 'Make the link',
  shares: 'Links for others',
  until: 'until {date}',
  locked: 'with a password',
  revoke: 'Revoke',
  revokeOf: 'Revoke the link of “{title}”',
}
