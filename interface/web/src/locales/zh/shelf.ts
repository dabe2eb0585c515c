export default {
  shelf: '图架',
  label: '图架：这个对话里的图片',
  show: '显示图架',
  hide: '隐藏图架',
  versions: '{n} 个版本',
  item: '{tag}：{title}。按 Space 修改，按 Enter 打开全尺寸',
  itemElsewhere: '{tag}：{title}，不在当前显示的对话内容里。按 Space 修改，按 Enter 打开全尺寸',
  elsewhere: '{title}（在另一个分支里，或已从对话中删除）',
  pinned: '已置顶',
}
