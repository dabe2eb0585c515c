export default {
  title: '模型打算这样做',
  change: '修改第 {n} 步',
  leaveOut: '去掉第 {n} 步',
  putBack: '恢复第 {n} 步',
  line: '第 {n} 步的命令',
  go: '开始',
  cancel: '取消',
  free: '免费',
  about: '约 {sum}',
  unknown: '价格未知',
  found: '在 #{number} 上标出：占图片的 {share}%',
  mark: '我自己来标',
}
