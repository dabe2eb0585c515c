export default {
  import: '导入对话',
  importHint:
    '由 Atelier 保存的 ZIP：一个对话，或全部内容。导入的是副本，不会改动这里已有的内容。',
  choose: '选择文件',
  percent: '{percent}%',
  came: '已导入 {n} 个对话。',
  untitled: '无标题',
  share: '通过链接分享',
  shareHint: {
    conversation:
      '拿到链接的人能看到对话现在的样子（图片和文字），只能阅读。不需要账户，也不会产生任何费用。',
    picture:
      '拿到链接的人只能看到这张图片现在的样子。不需要账户，也不会产生任何费用。',
  },
  link: '链接',
  copied: '链接已复制。',
  copy: '复制链接',
  copyOf: '复制“{title}”的链接',
  done: '完成',
  ends: '有效期',
  days: '{n} 天',
  never: '永不过期',
  password: '密码（可选）',
  make: '生成链接',
  shares: '给别人的链接',
  until: '{date} 前有效',
  locked: '有密码',
  revoke: '撤销',
  revokeOf: '撤销“{title}”的链接',
}
