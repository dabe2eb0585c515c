export default {
  versions: '版本',
  looking: '正在看版本 {n}',
  goBack: '回到这个版本',
}
